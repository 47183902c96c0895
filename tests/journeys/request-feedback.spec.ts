/**
 * Shows that feedback is asked for with questions, answered on a train, used in the text, and closed
 * with a word about what came of it; and that a suggestion whose words have changed asks first.
 */
import { addGoal, openGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { selectWords } from '../actions/notes.ts';
import { expectEqualReplicas } from '../actions/person.ts';

const GOAL = 'Speak at the spring conference';
const LINE = 'I will speak slowly and pause often.';
const PROPOSED = 'I will speak slowly and breathe after every number.';
const WIDE = { viewport: { width: 1440, height: 900 } };

test('a presentation is asked about, answered offline, a suggestion is accepted, and both see it closed', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', WIDE);
  const robin = await arrive('Robin', WIDE);
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, GOAL);
  await (await mira.notes('Notes')).pressSequentially(LINE);
  await mira.page.getByRole('button', { name: 'Start a thread' }).click();
  await mira.page.getByRole('radiogroup', { name: 'Kind' }).getByText('Request').click();
  await mira.page.getByRole('textbox', { name: 'In a few words' }).fill('My talk on Monday');
  await mira.page
    .getByRole('textbox', { name: 'What you did' })
    .fill('Twenty minutes, five cards.');
  await mira.page.getByRole('button', { name: 'Add a question' }).click();
  await mira.page.getByRole('textbox', { name: 'Question 4' }).fill('Was it too fast?');
  await mira.page.getByRole('button', { name: 'Ask for feedback' }).click();
  const asked = mira.page.getByRole('article', { name: 'Request by Mira' });
  await expect(asked).toContainText('What worked well?');
  await expect(asked.getByText('Not answered yet.')).toHaveCount(4);

  await robin.isIn(link);
  await openGoal(robin, GOAL);
  const request = robin.page.getByRole('article', { name: 'Request by Mira' });
  await expect(request).toContainText('My talk on Monday');
  const theirs = await robin.notes('Notes');
  await expect(theirs).toHaveText(LINE);

  // On a train.
  await robin.goOffline();
  for (const [question, answer] of [
    ['What worked well?', 'The opening.'],
    ['Was it too fast?', 'After the second number, yes.'],
  ] as const) {
    await request.getByRole('button', { name: `Answer: ${question}` }).click();
    await request.getByRole('textbox', { name: `Your answer: ${question}` }).fill(answer);
    await request.getByRole('button', { name: 'Send' }).click();
    await expect(request).toContainText(answer);
  }
  await expect(request.getByText('Answered', { exact: true }).first()).toBeVisible();
  await selectWords(theirs, LINE);
  await robin.page.getByRole('button', { name: 'Comment' }).click();
  await robin.page.getByRole('radiogroup', { name: 'Kind' }).getByText('Suggestion').click();
  const words = robin.page.getByRole('textbox', { name: 'What it could say instead' });
  await expect(words).toHaveValue(LINE);
  await words.fill(PROPOSED);
  await robin.page
    .getByRole('textbox', { name: 'Why, if you like' })
    .fill('Then the numbers stay.');
  await robin.page.getByRole('button', { name: 'Suggest', exact: true }).click();
  await robin.comeBack();

  const ours = await mira.notes('Notes');
  await expect(asked).toContainText('After the second number, yes.');
  const suggestion = mira.page.getByRole('article', { name: 'Suggestion by Robin' });
  await expect(suggestion.locator('ins')).toContainText('breathe after every number.');
  await expect(suggestion.locator('del')).toContainText('pause often.');
  await suggestion.getByRole('button', { name: 'Accept' }).click();
  for (const notes of [ours, theirs]) await expect(notes).toHaveText(PROPOSED);
  await expect(suggestion).toContainText('Robin’s wording, accepted by you');
  await expect(ours.locator('mark')).toHaveText(PROPOSED);

  // One step takes back the words and the mark on the thread.
  await mira.page.getByRole('button', { name: 'Undo' }).click();
  for (const notes of [ours, theirs]) await expect(notes).toHaveText(LINE);
  await suggestion.getByRole('button', { name: 'Accept' }).click();
  for (const notes of [ours, theirs]) await expect(notes).toHaveText(PROPOSED);

  await asked.getByRole('button', { name: 'What I did with it' }).click();
  await asked
    .getByRole('textbox', { name: 'What you did with it' })
    .fill('I breathe after every number now.');
  await asked.getByRole('button', { name: 'Save' }).click();
  await asked.getByRole('button', { name: 'More actions for this thread' }).click();
  await mira.page.getByRole('menuitem', { name: 'Say thank you' }).click();
  await asked.getByRole('button', { name: 'Close' }).click();
  await expect(asked).toBeHidden();

  // Both see it closed, with what came of it, by whom.
  for (const { page } of [mira, robin]) {
    await page.getByRole('button', { name: '1 resolved' }).click();
    const closed = page.getByRole('article', { name: 'Request by Mira' });
    await expect(closed).toContainText('I breathe after every number now.');
    await expect(closed).toContainText('Mira says thank you');
    await closed.getByText('History').click();
    const history = closed.getByRole('list', { name: 'History' }).getByRole('listitem');
    await expect(history).toHaveText([
      /^Robin\s+answered it/,
      /^Mira\s+applied it/,
      /^Mira\s+closed it/,
    ]);
  }
  await expectEqualReplicas(mira, robin);
});

test('a suggestion for words that changed shows both and asks first, and a thread whose words are gone is attached to others', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', WIDE);
  const robin = await arrive('Robin', WIDE);
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, GOAL);
  const ours = await mira.notes('Notes');
  await ours.pressSequentially(LINE);
  await robin.isIn(link);
  await openGoal(robin, GOAL);
  const theirs = await robin.notes('Notes');
  await expect(theirs).toHaveText(LINE);
  await selectWords(theirs, 'speak slowly');
  await robin.page.getByRole('button', { name: 'Comment' }).click();
  await robin.page.getByRole('radiogroup', { name: 'Kind' }).getByText('Suggestion').click();
  await robin.page.getByRole('textbox', { name: 'What it could say instead' }).fill('talk calmly');
  await robin.page.getByRole('button', { name: 'Suggest', exact: true }).click();

  await selectWords(ours, 'slowly');
  await ours.pressSequentially('softly');
  const suggestion = mira.page.getByRole('article', { name: 'Suggestion by Robin' });
  await expect(suggestion).toContainText('The words have changed since. They are now:');
  await suggestion.getByRole('button', { name: 'Accept' }).click();
  await expect(ours).toContainText('softly');
  await suggestion.getByRole('button', { name: 'Leave it' }).click();

  await ours.press('Control+a');
  await ours.press('Backspace');
  await ours.pressSequentially('Something else entirely.');
  await expect(suggestion).toContainText('These words are no longer in the text.');
  await expect(suggestion.getByRole('button', { name: 'Accept' })).toBeHidden();
  await suggestion.getByRole('button', { name: 'Attach it to other words' }).click();
  await selectWords(ours, 'Something else');
  await mira.page.getByRole('button', { name: 'Comment' }).click();
  for (const notes of [ours, theirs])
    await expect(notes.locator('mark')).toHaveText('Something else');
  await expect(suggestion.getByRole('button', { name: 'Accept' })).toBeVisible();
  await expectEqualReplicas(mira, robin);
});

test('a suggestion that both accept offline is in the text once', async ({ arrive }) => {
  const mira = await arrive('Mira', WIDE);
  const robin = await arrive('Robin', WIDE);
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, GOAL);
  const ours = await mira.notes('Notes');
  await ours.pressSequentially(LINE);
  await robin.isIn(link);
  await openGoal(robin, GOAL);
  const theirs = await robin.notes('Notes');
  await selectWords(theirs, LINE);
  await robin.page.getByRole('button', { name: 'Comment' }).click();
  await robin.page.getByRole('radiogroup', { name: 'Kind' }).getByText('Suggestion').click();
  await robin.page.getByRole('textbox', { name: 'What it could say instead' }).fill(PROPOSED);
  await robin.page.getByRole('button', { name: 'Suggest', exact: true }).click();
  const accept = mira.page.getByRole('button', { name: 'Accept' });
  await expect(accept).toBeVisible();

  await robin.goOffline();
  await robin.page.getByRole('button', { name: 'Put it in the text' }).click();
  await expect(theirs).toHaveText(PROPOSED);
  await accept.click();
  await expect(ours).toHaveText(PROPOSED);
  await robin.comeBack();
  await expect(mira.page.getByRole('article', { name: 'Suggestion by Robin' })).toContainText(
    'Robin’s wording, accepted by',
  );
  await expectEqualReplicas(mira, robin);
  for (const notes of [ours, theirs]) await expect(notes).toHaveText(PROPOSED);
});

test('a line of the vision is commented with one shortcut, and a link opens the thread', async ({
  arrive,
}) => {
  const mira = await arrive('Mira', WIDE);
  const { page } = mira;
  await mira.hasWorkspace('Mira & Robin');
  await mira.goTo('Vision');
  const add = page.getByRole('textbox', { name: 'Add to “In five years”' });
  await add.fill('I lead a team');
  await add.press('Enter');
  await expect(page.getByRole('button', { name: 'Comment on this line' })).toBeVisible();
  await page.getByRole('textbox', { name: 'In five years: I lead a team' }).focus();
  await page.keyboard.press('Control+Alt+KeyM');
  const panel = page.getByRole('dialog', { name: 'Feedback' });
  await panel.getByRole('textbox', { name: 'Comment' }).fill('Of how many?');
  await panel.getByRole('button', { name: 'Send' }).click();
  await expect(panel.getByRole('article', { name: 'Comment by Mira' })).toContainText(
    'Of how many?',
  );
  await panel.getByRole('button', { name: 'Close' }).first().click();
  await expect(page.getByRole('button', { name: '1 open thread: I lead a team' })).toBeVisible();
  await mira.goTo('Feedback');
  await page.getByRole('main').getByRole('link', { name: /^All/ }).click();
  await page.getByRole('main').getByRole('link', { name: 'I lead a team' }).click();
  await expect(panel.getByRole('article', { name: 'Comment by Mira' })).toBeVisible();
});
