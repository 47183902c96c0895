/**
 * Shows a week of tasks: added to a day, moved, dropped and carried over with one key each, all of
 * which can be undone.
 */
import { A_DAY_MS, daysToWednesday, setClockOff } from '../actions/clock.ts';
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine } from '../actions/meetings.ts';
import type { Person } from '../actions/person.ts';

const on = (person: Person, place: string | RegExp) =>
  person.page.getByRole('main').getByRole('region', { name: place });
const box = (person: Person, place: string | RegExp, task: string) =>
  on(person, place).getByRole('checkbox', { name: task });

/** In the middle of a week, so that there is a day before and one after. */
async function onWednesday(person: Person): Promise<void> {
  await setClockOff(person, daysToWednesday() * A_DAY_MS);
}

test('a task for today is moved to tomorrow or next week, dropped, and restored, with one key each', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await onWednesday(mira);
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('My week');
  await addLine(mira, 'Add a task for today', 'Write the outline');
  await addLine(mira, 'Add a task for today', 'Book the train');
  await expect(on(mira, 'Wednesday').getByText('Not linked to a goal')).toHaveCount(2);

  const outline = box(mira, 'Wednesday', 'Write the outline');
  await outline.focus();
  await page.keyboard.press('ArrowRight');
  await expect(box(mira, 'Thursday', 'Write the outline')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(box(mira, 'Tuesday', 'Write the outline')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(box(mira, 'Tuesday', 'Write the outline')).toBeChecked();
  await page.keyboard.press('Space');
  await expect(box(mira, 'Tuesday', 'Write the outline')).not.toBeChecked();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(outline).toBeHidden();
  await expect(page.getByText('“Write the outline” moved to').last()).toBeVisible();
  // One press too many doesn't move another task.
  await page.keyboard.press('Shift+ArrowRight');
  await page.keyboard.press('ArrowDown');
  await expect(box(mira, 'Wednesday', 'Book the train')).toBeFocused();
  await page.getByRole('link', { name: 'Next week' }).click();
  await expect(outline).toBeVisible();
  await page.getByRole('link', { name: 'This week' }).click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(outline).toBeVisible();

  await outline.focus();
  await page.keyboard.press('d');
  await expect(outline).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(outline).toBeVisible();
  await outline.focus();
  await page.keyboard.press('D');
  await expect(outline).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(outline).toBeVisible();

  for (const isDone of [true, false]) {
    await outline.focus();
    await page.keyboard.press('Space');
    await expect(outline).toBeChecked({ checked: isDone });
    await expect(outline).toBeFocused();
  }
});

test('the week shows steps with their goal; a task without one says so, and can be given one', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await onWednesday(mira);
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await addLine(mira, 'Add a step', 'Shadow Ines');
  await mira.goTo('My week');
  await expect(box(mira, 'No date', 'Shadow Ines')).toBeVisible();
  await addLine(mira, 'Add something else', 'Read about budgets');
  await box(mira, 'Not linked to a goal', 'Read about budgets').focus();
  await page.keyboard.press('ArrowRight');
  await expect(box(mira, 'Wednesday', 'Read about budgets')).toBeFocused();
  await page.getByRole('button', { name: 'Not linked to a goal: Read about budgets' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Lead a team' }).click();
  await expect(on(mira, 'Wednesday').getByRole('link', { name: 'Lead a team' })).toBeVisible();

  await page.getByRole('button', { name: 'More actions: Read about budgets' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Repeats every day' }).click();
  await expect(box(mira, 'Sunday', 'Read about budgets')).toBeVisible();
  await box(mira, 'Thursday', 'Read about budgets').check();
  await expect(box(mira, 'Wednesday', 'Read about budgets')).not.toBeChecked();
  await expect(box(mira, 'Friday', 'Read about budgets')).not.toBeChecked();

  // When the row goes, the focus goes somewhere sensible.
  await addLine(mira, 'Add something else', 'Ask Ines');
  await page.getByRole('button', { name: 'More actions: Ask Ines' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Repeats every week' }).click();
  await expect(on(mira, 'Not linked to a goal').getByRole('heading')).toBeFocused();
  await addLine(mira, 'Add something else', 'Tidy the notes');
  await page.getByRole('button', { name: 'More actions: Tidy the notes' }).click();
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
  await expect(on(mira, 'Not linked to a goal').getByRole('heading')).toBeFocused();
});

test('what is left from last week can be carried over at once, and undone at once', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await onWednesday(mira);
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('My week');
  for (const text of ['One', 'Two', 'Three']) await addLine(mira, 'Add a task for today', text);
  await mira.expectStored();
  await setClockOff(mira, 7 * A_DAY_MS);
  await page.reload();
  await expect(on(mira, 'Left over from before').getByRole('checkbox')).toHaveCount(3);
  await page.getByRole('button', { name: 'Carry over all 3' }).click();
  await expect(on(mira, 'Left over from before')).toBeHidden();
  await expect(page.getByRole('heading', { name: /^Monday/ })).toBeFocused();
  await expect(on(mira, 'Wednesday').getByRole('checkbox')).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expect(on(mira, 'Left over from before').getByRole('checkbox')).toHaveCount(3);
  await page.getByRole('link', { name: 'Previous week' }).click();
  await page.getByRole('button', { name: 'More actions: Two' }).click();
  await page.getByRole('menuitem', { name: 'Today' }).click();
  await page.getByRole('link', { name: 'This week' }).click();
  await expect(box(mira, 'Wednesday', 'Two')).toBeVisible();
});
