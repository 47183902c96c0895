/**
 * Shows a habit over a fortnight, by the page's clock: ticked by keys, forgiven once a week and
 * never blamed; and two people who tick it offline.
 */
import type { Locator } from '@playwright/test';
import { A_DAY_MS, setClockOff } from '../actions/clock.ts';
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const HABIT = 'Ask one question before I answer';

/** How many days it is until next Monday. */
const daysToMonday = () => (1 - new Date().getDay() + 7) % 7;

const habits = ({ page }: Person): Locator => page.getByRole('region', { name: 'Habits' });
const row = (person: Person): Locator =>
  habits(person).getByRole('listitem').filter({ hasText: HABIT });
const dayOf = (person: Person, name: string): Locator =>
  row(person).getByRole('button', { name: new RegExp(`^${name} `) });

/** So many days later, on the page that is open. */
async function wait(person: Person, days: number): Promise<void> {
  await person.expectStored();
  await setClockOff(person, days * A_DAY_MS);
  await person.page.reload();
  await expect(habits(person)).toBeVisible();
}

async function addHabit(person: Person): Promise<void> {
  const { page } = person;
  await page.getByRole('button', { name: 'Add a habit' }).click();
  const form = page.getByRole('form', { name: 'New habit' });
  await form.getByLabel('I will …').fill(HABIT);
  await form.getByRole('button', { name: 'Add habit' }).click();
  await expect(row(person)).toBeVisible();
}

test('a habit over a fortnight: planned, ticked, forgiven once a week, and looked back on', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await setClockOff(mira, daysToMonday() * A_DAY_MS);
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('new habit');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('New habit');
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: 'New habit' });
  await expect(form.getByLabel('When …')).toBeFocused();
  await form.getByLabel('When …').fill('somebody asks me');
  await form.getByLabel('Instead of …').fill('explaining');
  await form.getByRole('button', { name: 'Add habit' }).click();
  await expect(form.getByText('Write down what you’ll do.')).toBeVisible();
  await form.getByLabel('I will …').fill(HABIT);
  for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])
    await form.getByRole('checkbox', { name: day }).uncheck();
  await expect(form.getByText('Choose at least one day.')).toBeVisible();
  await form.getByRole('button', { name: 'Add habit' }).click();
  await expect(habits(mira).getByRole('listitem')).toHaveCount(0);
  for (const day of ['Monday', 'Wednesday', 'Friday'])
    await form.getByRole('checkbox', { name: day }).check();
  await form.getByRole('button', { name: /^For which goal/ }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Lead a team' }).click();
  await form.getByRole('button', { name: 'Add habit' }).click();
  await expect(page.getByRole('button', { name: 'Add a habit' })).toBeFocused();
  await expect(row(mira)).toContainText('When somebody asks me, instead of explaining');
  await expect(row(mira)).toContainText('0 of 3 days');

  // The first week: Monday and Wednesday, by keys; Friday is left out.
  await dayOf(mira, 'Monday').focus();
  await page.keyboard.press('Space');
  await expect(dayOf(mira, 'Monday')).toHaveAttribute('aria-pressed', 'true');
  await expect(row(mira)).toContainText('1 of 3 days');
  await expect(dayOf(mira, 'Tuesday')).toBeDisabled();
  await wait(mira, 2);
  await dayOf(mira, 'Monday').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(dayOf(mira, 'Wednesday')).toBeFocused();
  await page.keyboard.press('Space');
  await expect(row(mira)).toContainText('2 of 3 days · 2 in a row');
  await page.keyboard.press('Control+z');
  await expect(row(mira)).toContainText('1 of 3 days');
  await page.keyboard.press('Control+Shift+z');
  await expect(row(mira)).toContainText('2 of 3 days · 2 in a row');
  await wait(mira, 4);
  await expect(row(mira)).toContainText('2 of 3 days · 2 in a row');

  // The second week: Monday alone. On Friday one day is forgiven and today isn't over.
  await wait(mira, 1);
  await dayOf(mira, 'Monday').click();
  await expect(row(mira)).toContainText('1 of 3 days · 3 in a row');
  await wait(mira, 4);
  await expect(row(mira)).toContainText('1 of 3 days · 3 in a row');
  await wait(mira, 1);
  await expect(row(mira)).toContainText('1 of 3 days');
  await expect(row(mira)).not.toContainText('in a row');
  await expect(habits(mira)).not.toContainText(/missed|fail|broke/i);

  // Friday was ticked on paper.
  await wait(mira, 2);
  await page.getByRole('link', { name: 'Previous week' }).click();
  await dayOf(mira, 'Friday').click();
  await expect(row(mira)).toContainText('2 of 3 days · 4 in a row');
  await page.getByRole('link', { name: 'This week' }).click();

  await row(mira).getByRole('link', { name: HABIT }).click();
  await expect(page.getByText('2 of 3 days')).toHaveCount(2);
  await page.getByRole('checkbox', { name: 'Monday' }).uncheck();
  await page.getByRole('checkbox', { name: 'Wednesday' }).uncheck();
  await page.getByRole('checkbox', { name: 'Friday' }).click();
  await expect(page.getByText('Choose at least one day.')).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'Friday' })).toBeChecked();
  await expect(page.getByText('2 of 3 days')).toHaveCount(2);
  await page.getByRole('button', { name: 'Goal: Lead a team' }).click();
  await expect(page.getByRole('menuitem', { name: 'Open the goal' })).toBeVisible();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'More actions for this habit' }).click();
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'My week' })).toBeVisible();
  await expect(row(mira)).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(row(mira)).toBeVisible();

  await row(mira)
    .getByRole('button', { name: `More actions: ${HABIT}` })
    .click();
  await page.getByRole('menuitem', { name: 'Pause habit' }).click();
  await expect(row(mira)).toContainText('Paused');
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(row(mira)).not.toContainText('Paused');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('explaining');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(HABIT);
});

test('what is said about a habit is beside it', async ({ arrive }) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await mira.goTo('My week');
  await addHabit(mira);
  await mira.goTo('Today');

  await robin.goTo('My week');
  await expect(habits(robin).getByRole('listitem')).toHaveCount(0);
  await robin.page.getByRole('link', { name: 'Everyone’s' }).click();
  await expect(row(robin)).toContainText('Mira');
  await row(robin).getByRole('link', { name: HABIT }).click();
  await robin.page.getByRole('button', { name: 'Start a thread' }).click();
  await robin.page
    .locator('aside form')
    .getByRole('textbox')
    .fill('Which question do you ask most?');
  await robin.page.getByRole('button', { name: 'Send' }).click();
  await mira.goTo('Feedback');
  await mira.page.getByRole('link', { name: HABIT }).first().click();
  await expect(mira.page.getByText('Which question do you ask most?')).toBeVisible();
  await expectEqualReplicas(mira, robin);
});

test.describe('without a network', () => {
  test('two people tick one habit, and nothing of it is lost', async ({ arrive }) => {
    const mira = await arrive('Mira');
    const robin = await arrive('Robin');
    // On a Thursday, so that there are days to tick.
    const days = (daysToMonday() + 3) % 7;
    for (const person of [mira, robin]) await setClockOff(person, days * A_DAY_MS);
    const link = await mira.hasWorkspace('Mira & Robin');
    await robin.isIn(link);
    await mira.goTo('My week');
    await addHabit(mira);
    await robin.goTo('My week');
    await robin.page.getByRole('link', { name: 'Everyone’s' }).click();
    await expect(row(robin)).toBeVisible();
    await robin.expectStored();

    await mira.goOffline();
    await robin.goOffline();
    await dayOf(mira, 'Monday').click();
    await dayOf(mira, 'Tuesday').click();
    await dayOf(robin, 'Tuesday').click();
    await dayOf(robin, 'Wednesday').click();
    await mira.expectSync(/^Offline: \d+ changes? waiting$/);
    await robin.expectSync(/^Offline: \d+ changes? waiting$/);
    await mira.comeBack();
    await robin.comeBack();
    for (const person of [mira, robin]) {
      await person.expectStored();
      for (const name of ['Monday', 'Tuesday', 'Wednesday'])
        await expect(dayOf(person, name)).toHaveAttribute('aria-pressed', 'true');
      await expect(dayOf(person, 'Thursday')).toHaveAttribute('aria-pressed', 'false');
    }
    await expectEqualReplicas(mira, robin);
  });
});
