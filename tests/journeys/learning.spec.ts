/** Shows a course from the wish to where it was used, on a board, as a list, and with a page for each mentee. */
import type { Locator } from '@playwright/test';
import { A_DAY_MS, setClockOff } from '../actions/clock.ts';
import { addGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const COURSE = 'SQL for analysts';
const USED = 'In the weekly report, instead of asking Yusuf';

const column = ({ page }: Person, name: string): Locator =>
  page.getByRole('region', { name, exact: true });

test('a course is wanted, begun and finished; a month later Today asks where it was used, and both see the answer', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await addGoal(mira, 'Decide by numbers');
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await expect(page.getByText('What would you like to be able to do?')).toBeVisible();
  await expect(page.getByText('Everyone in this workspace can see this.')).toBeVisible();

  await page.keyboard.press('c');
  await page.keyboard.type(COURSE);
  await page.keyboard.press('Enter');
  await robin.goTo('Learning');
  await expect(column(robin, 'Want to learn').getByRole('link', { name: COURSE })).toBeVisible();

  await page.getByRole('link', { name: COURSE }).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(column(robin, 'Learning now').getByRole('link', { name: COURSE })).toBeVisible();
  await expect(page.getByRole('link', { name: COURSE })).toBeFocused();

  // What it is for, and what is known about it.
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Skill: choose or add one' }).click();
  await page.getByRole('textbox', { name: 'Find a skill, or name a new one' }).fill('SQL');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('list', { name: 'Skills' })).toContainText('SQL');
  await page.getByRole('button', { name: 'Goal: choose one' }).click();
  await page.getByRole('button', { name: 'Decide by numbers' }).click();
  await expect(page.getByRole('link', { name: 'Decide by numbers' })).toBeVisible();
  await page.getByRole('textbox', { name: 'Hours planned' }).fill('20');
  await page.getByRole('textbox', { name: 'Hours spent' }).fill('a few');
  await expect(page.getByText('Enter the hours as a number')).toBeVisible();
  await page.getByRole('textbox', { name: 'Hours spent' }).fill('5');
  await expect(page.getByText('Enter the hours as a number')).toBeHidden();
  await page.getByRole('button', { name: /^Since/ }).click();
  await page.getByLabel('Until', { exact: true }).fill('2020-01-01');
  await expect(page.getByText('It would end before it starts.')).toBeVisible();
  await page.keyboard.press('Escape');
  const notes = await mira.notes('Notes');
  await notes.click();
  await page.keyboard.type('Begun with @sql');
  await page.getByRole('option', { name: 'SQL', exact: true }).click();
  await expect(column(robin, 'Learning now')).toContainText('5 of 20 hours');
  await expect(column(robin, 'Learning now')).toContainText('SQL, Decide by numbers');

  await mira.goTo('Learning');
  const card = column(mira, 'Learning now').getByRole('listitem');
  await card.hover();
  await card.getByRole('button', { name: `Move ${COURSE}` }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Done' }).click();
  await expect(column(robin, 'Done')).toContainText('finished');
  await mira.goTo('Today');
  await expect(page.getByText('Where have you used this?')).toBeHidden();
  await mira.expectStored();

  await setClockOff(mira, 31 * A_DAY_MS);
  await setClockOff(robin, 31 * A_DAY_MS);
  await page.reload();
  await robin.page.reload();
  await robin.goTo('Today');
  const asked = page.getByRole('article', { name: 'A question about what you learned' });
  await expect(asked).toContainText(COURSE);
  await asked.getByRole('textbox').fill(USED);
  await page.keyboard.press('Enter');
  await expect(asked).toBeHidden();
  await expect(page.getByText('Noted on its page.')).toBeVisible();
  await expect(robin.page.getByText('Where have you used this?')).toBeHidden();

  await robin.goTo('Learning');
  await robin.page.getByRole('link', { name: COURSE }).click();
  await expect(robin.page.getByRole('textbox', { name: 'Where it was used' })).toHaveValue(USED);
  await (await robin.notes('Notes')).getByRole('link', { name: 'SQL', exact: true }).click();
  // While the notes are only read a click leads there; once the editor has come, its bubble does.
  const opens = robin.page.getByRole('link', { name: 'Open the skill' });
  const skill = robin.page.getByRole('heading', { name: 'SQL', level: 1, exact: true });
  await expect(opens.or(skill).first()).toBeAttached();
  await opens.click({ timeout: 2_000 }).catch(() => {});
  await expect(skill).toBeAttached();
  await robin.page.goBack();
  await expect(robin.page.getByRole('textbox', { name: 'Where it was used' })).toHaveValue(USED);
  await robin.page.getByRole('button', { name: 'Start a thread' }).click();
  await robin.page.locator('aside form').getByRole('textbox').fill('Show me that report?');
  await robin.page.getByRole('button', { name: 'Send' }).click();
  await mira.goTo('Feedback');
  await page.getByRole('link', { name: COURSE }).first().click();
  await expect(page.getByText('Show me that report?')).toBeVisible();

  await page.keyboard.press('Control+k');
  await page.keyboard.type('instead of asking');
  await expect(page.getByRole('option').first()).toContainText(COURSE);
  await page.keyboard.press('Escape');
  await expectEqualReplicas(mira, robin);
});

test('nothing to report is an answer too, and Undo asks again', async ({ arrive }) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await page.goto('/');
  await page.getByRole('button', { name: 'Look around an example' }).click();
  await mira.expectInside();
  const asked = page.getByRole('article', { name: 'A question about what you learned' });
  await asked.getByRole('button', { name: 'Nothing to report' }).click();
  await expect(asked).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(asked).toBeVisible();
});

test('cards are carried by pointer and put in order by keys, the list shows the same, and each of two mentees has a page', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const { page } = mira;
  const link = await mira.hasWorkspace('Mira & Robin');
  await robin.isIn(link);
  await mira.goTo('Learning');
  const want = column(mira, 'Want to learn');
  const titles = ['A book', 'A course', 'A workshop'];
  for (const title of titles) {
    await page.getByRole('textbox', { name: 'Add something to learn' }).fill(title);
    await page.keyboard.press('Enter');
  }
  await expect(want.getByRole('link')).toHaveText(titles);
  await want.getByRole('link', { name: 'A workshop' }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(want.getByRole('link')).toHaveText(['A workshop', 'A book', 'A course']);

  await column(mira, 'Learning now').scrollIntoViewIfNeeded();
  const [from, to] = [
    await want.getByRole('listitem').filter({ hasText: 'A book' }).boundingBox(),
    await column(mira, 'Learning now').boundingBox(),
  ];
  if (!from || !to) throw new Error('both are in sight');
  await page.mouse.move(from.x + 20, from.y + from.height - 4);
  await page.mouse.down();
  await page.mouse.move(to.x + to.width / 2, to.y + 60, { steps: 8 });
  await page.mouse.up();
  await expect(column(mira, 'Learning now').getByRole('link', { name: 'A book' })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(want.getByRole('link')).toHaveText(['A workshop', 'A book', 'A course']);
  await page.keyboard.press('Control+Shift+z');
  await expect(want.getByRole('link')).toHaveText(['A workshop', 'A course']);

  await page.getByRole('link', { name: 'As a list' }).click();
  const wanted = page.getByRole('list', { name: 'Want to learn' });
  await expect(wanted.getByRole('link')).toHaveText(['A workshop', 'A course']);
  await wanted.getByRole('button', { name: 'Move A course' }).click();
  await page.getByRole('menuitem', { name: 'Move to the bin' }).click();
  await expect(wanted.getByRole('link')).toHaveText(['A workshop']);
  await expect(wanted.getByRole('link', { name: 'A workshop' })).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(wanted.getByRole('link')).toHaveText(['A workshop', 'A course']);

  await robin.goTo('Settings');
  await robin.page.getByRole('radio', { name: /^Mentee/i }).check();
  await robin.goTo('Learning');
  await expect(robin.page.getByRole('button', { name: 'Whose page: Yours' })).toBeVisible();
  await expect(robin.page.getByRole('link', { name: 'A workshop' })).toBeHidden();
  await robin.page.getByRole('textbox', { name: 'Add something to learn' }).fill('To listen');
  await robin.page.keyboard.press('Enter');
  await robin.page.getByRole('button', { name: 'Whose page: Yours' }).click();
  await robin.page.getByRole('menuitem', { name: 'Mira’s' }).click();
  await expect(robin.page.getByRole('link', { name: 'A workshop' })).toBeVisible();
  await expect(robin.page.getByRole('link', { name: 'To listen' })).toBeHidden();

  // One that was written down on the wrong page is given to the other mentee.
  await robin.page.getByRole('link', { name: 'A workshop' }).click();
  const owner = (whose: string) =>
    robin.page.getByRole('button', { name: `Whose it is: ${whose}` });
  await owner('Mira’s').click();
  await robin.page.getByRole('menuitemcheckbox', { name: 'Yours' }).click();
  await expect(owner('Yours')).toBeVisible();
  await robin.page.getByRole('button', { name: 'Undo' }).click();
  await expect(owner('Mira’s')).toBeVisible();
  await owner('Mira’s').click();
  await robin.page.getByRole('menuitemcheckbox', { name: 'Yours' }).click();
  await mira.goTo('Learning');
  await expect(wanted.getByRole('link')).toHaveText(['A course']);
  await expectEqualReplicas(mira, robin);
});
