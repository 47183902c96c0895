/** Shows that a cell of a table, a topic, an action item and a check-in are commented with the one shortcut, and by a button. */
import type { Locator } from '@playwright/test';
import { openTable } from '../actions/goal-views.ts';
import { addGoal, checkIn, openGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { addLine, planMeeting } from '../actions/meetings.ts';
import type { Person } from '../actions/person.ts';

const SHORTCUT = 'Control+Alt+KeyM';

const panelOf = ({ page }: Person) => page.getByRole('dialog', { name: 'Feedback' });

/** Presses the shortcut there; a form that has just closed may move the focus once more. */
async function commentOn(person: Person, there: Locator): Promise<void> {
  await expect(async () => {
    await there.focus();
    await person.page.keyboard.press(SHORTCUT);
    await expect(panelOf(person)).toBeVisible({ timeout: 2_000 });
  }).toPass();
}

/** Writes a comment in the panel that has just opened, and closes it. */
async function say(person: Person, words: string): Promise<void> {
  const panel = panelOf(person);
  await panel.getByRole('textbox', { name: 'Comment' }).fill(words);
  await panel.getByRole('button', { name: 'Send' }).click();
  await expect(panel.getByRole('article', { name: /^Comment by/ })).toContainText(words);
  await panel.getByRole('button', { name: 'Close' }).first().click();
  await expect(panel).toBeHidden();
}

test('both comment on cells of a table, one by the shortcut and one by the button, and the goal’s page shows what was said about which cell', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Speak at a meetup');
  await mira.goTo('Goals');
  const ours = await openTable(mira, 'Plan');
  const metrics = ours.getByRole('row').nth(1).getByRole('gridcell').last();
  await metrics.click();
  await mira.page.keyboard.type('One talk given');
  await mira.page.keyboard.press('Enter');
  await metrics.click();
  await mira.page.keyboard.press(SHORTCUT);
  await say(mira, 'Is one enough?');
  await expect(metrics).toBeFocused();
  const said = { name: '1 open thread: Metrics for success of Speak at a meetup' };
  await expect(metrics.getByRole('button', said)).toBeVisible();

  await robin.isIn(link);
  await robin.goTo('Goals');
  const theirs = await openTable(robin, 'Plan');
  await theirs.getByRole('button', said).click();
  const question = panelOf(robin).getByRole('article', { name: 'Comment by Mira' });
  await expect(question).toContainText('Metrics for success');
  await expect(question).toContainText('One talk given');
  await expect(question).toContainText('Is one enough?');
  await panelOf(robin).getByRole('button', { name: 'Close' }).first().click();
  // Another cell of the row has nothing of it.
  await theirs.getByRole('row').nth(1).getByRole('gridcell').first().click();
  await theirs
    .getByRole('button', { name: 'Comment on this cell: Timeline of Speak at a meetup' })
    .click();
  await expect(panelOf(robin).getByRole('article')).toHaveCount(0);
  await say(robin, 'By when?');

  await openGoal(mira, 'Speak at a meetup');
  const answer = mira.page.getByRole('article', { name: 'Comment by Robin' });
  await expect(answer).toContainText('Timeline');
  await expect(answer).toContainText('By when?');
  await expect(mira.page.getByRole('article', { name: 'Comment by Mira' })).toContainText(
    'Metrics for success',
  );
});

test('a check-in, a topic and an action item are commented with the one shortcut', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Speak at a meetup');
  await checkIn(mira, { note: 'The first draft is done' });
  await commentOn(mira, page.getByRole('button', { name: /^More actions for the check-in on/ }));
  await say(mira, 'Well done');
  const open = (name: string) => page.getByRole('button', { name: `1 open thread: ${name}` });
  await expect(open('The first draft is done')).toBeVisible();

  await planMeeting(mira, 'First meeting');
  await addLine(mira, 'Add a topic', 'The salary question');
  await commentOn(mira, page.getByRole('textbox', { name: 'Topic: The salary question' }));
  await say(mira, 'Last, please');
  await expect(open('The salary question')).toBeVisible();

  await addLine(mira, 'Add an action item', 'Ask Ines for a slot');
  await commentOn(mira, page.getByRole('textbox', { name: 'Task: Ask Ines for a slot' }));
  await say(mira, 'In writing');
  await expect(open('Ask Ines for a slot')).toBeVisible();
});
