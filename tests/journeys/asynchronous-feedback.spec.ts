/**
 * Shows that one person asks and leaves; the other sees it later and answers; and it is resolved
 * once both agree.
 */
import { addGoal, openGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { selectWords } from '../actions/notes.ts';
import { expectEqualReplicas } from '../actions/person.ts';

const GOAL = 'Speak at the spring conference';
const QUESTION = 'What would “slow enough” sound like in the third row?';
const ANSWER = 'Two breaths after every number.';

test('a question on selected words waits for the other person, is answered later, resolved and reopened', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, GOAL);
  await (await mira.notes('Notes')).pressSequentially('I will speak slowly and pause often.');
  await mira.expectStored();
  const home = `/w/${mira.workspaceKey}`;
  await mira.leave();

  await robin.isIn(link);
  await openGoal(robin, GOAL);
  const notes = await robin.notes('Notes');
  await selectWords(notes, 'speak slowly');
  await robin.page.getByRole('button', { name: 'Comment' }).click();
  await robin.page.getByRole('radiogroup', { name: 'Kind' }).getByText('Question').click();
  await robin.page.getByRole('textbox', { name: 'Question' }).fill(QUESTION);
  await robin.page.getByRole('button', { name: 'Send' }).click();
  await expect(notes.locator('mark')).toHaveText('speak slowly');
  await robin.expectStored();
  const robinsGoal = new URL(robin.page.url()).pathname;
  await robin.leave();

  await mira.returnTo(home);
  const waiting = mira.page.getByRole('article', { name: 'Waiting for you' });
  await expect(waiting).toContainText(QUESTION);
  await expect(waiting).toContainText('“speak slowly”');
  const navigation = mira.page.getByRole('navigation', { name: 'Workspace' });
  await expect(navigation.getByRole('link', { name: /^Feedback/ })).toContainText('1');
  await mira.goTo('Feedback');
  const question = mira.page.getByRole('article', { name: 'Question by Robin' });
  await expect(question.getByText('Waiting for you')).toBeVisible();
  await expect(question.getByText('New', { exact: true })).toBeVisible();
  await question.getByRole('button', { name: 'Reply' }).click();
  await question.getByRole('textbox', { name: 'Your reply' }).fill(ANSWER);
  await question.getByRole('button', { name: 'Send' }).click();
  await expect(question).toContainText(ANSWER);
  await expect(question.getByText('Waiting for you')).toBeHidden();
  await expect(navigation.getByRole('link', { name: /^Feedback/ })).not.toContainText('1');
  await mira.expectStored();
  await mira.leave();

  await robin.returnTo(robinsGoal);
  const answered = robin.page.getByRole('article', { name: 'Question by Robin' });
  await expect(answered).toContainText(ANSWER);
  await expect(answered.getByText('New', { exact: true })).toBeVisible();
  await answered.getByRole('button', { name: 'Resolve' }).click();
  await expect(answered).toBeHidden();
  await robin.expectStored();

  await mira.returnTo(home);
  await openGoal(mira, GOAL);
  await mira.page.getByRole('button', { name: '1 resolved' }).click();
  const resolved = mira.page.getByRole('article', { name: 'Question by Robin' });
  await resolved.getByRole('button', { name: 'Reopen' }).click();
  await expect(resolved.getByRole('button', { name: 'Resolve' })).toBeVisible();
  await expect(answered.getByRole('button', { name: 'Resolve' })).toBeVisible();
  await expectEqualReplicas(mira, robin);
});

test('resolving can be undone at once, which leaves what the other person has done with the thread since', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', { viewport: { width: 1440, height: 900 } });
  const robin = await arrive('Robin', { viewport: { width: 1440, height: 900 } });
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, GOAL);
  await mira.page.getByRole('button', { name: 'Start a thread' }).click();
  await mira.page.getByRole('textbox', { name: 'Comment' }).fill('Shall we rehearse on Friday?');
  await mira.page.getByRole('button', { name: 'Send' }).click();
  await robin.isIn(link);
  await openGoal(robin, GOAL);
  const thread = (person: typeof mira) =>
    person.page.getByRole('article', { name: 'Comment by Mira' });
  const undo = robin.page.getByRole('button', { name: 'Undo' });

  await thread(robin).getByRole('button', { name: 'Resolve' }).click();
  await expect(thread(robin)).toBeHidden();
  await undo.click();
  await expect(thread(robin).getByRole('button', { name: 'Resolve' })).toBeVisible();

  await thread(robin).getByRole('button', { name: 'Resolve' }).click();
  // A toast stays as long as you point at it.
  await robin.page.getByText('Thread resolved.').hover();
  await mira.page.getByRole('button', { name: '1 resolved' }).click();
  await thread(mira).getByRole('button', { name: 'Reopen' }).click();
  await thread(mira).getByRole('button', { name: /^More/ }).click();
  await mira.page.getByRole('menuitem', { name: 'Mark as answered' }).click();
  const answered = thread(robin).getByText('Answered', { exact: true }).first();
  await expect(answered).toBeVisible();
  await undo.click();
  await expect(undo).toBeHidden();
  await expect(answered).toBeVisible();
  await expectEqualReplicas(mira, robin);
});
