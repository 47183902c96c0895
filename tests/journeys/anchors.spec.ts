/**
 * Shows that a thread stays with its words however they are reshaped, and says so when they are
 * gone.
 */
import type { Locator } from '@playwright/test';
import { addGoal, openGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { selectWords, toLine } from '../actions/notes.ts';

const LINE = 'I will speak slowly and pause often.';
const WORDS = 'speak slowly';

/** Puts the caret before these words of the line. */
async function toWords(notes: Locator, words: string): Promise<void> {
  await toLine(notes, 'I will');
  const before = LINE.indexOf(words);
  for (let letter = 0; letter < before; letter += 1) await notes.press('ArrowRight');
}

/** The marked words of each line, without any caret among them. */
function markedIn(notes: Locator): Promise<string[]> {
  return notes.locator('p, h2, h3, pre').evaluateAll((lines) =>
    lines.flatMap((line) => {
      const marks = [...line.querySelectorAll('mark')];
      return marks.length === 0 ? [] : [marks.map(({ textContent }) => textContent).join('')];
    }),
  );
}

test('F41: a thread follows its words while the other person shapes, splits, joins and shortens them, and is detached once they are gone', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const ours = await mira.notes('Notes');
  await ours.pressSequentially(LINE);
  await robin.isIn(link);
  await openGoal(robin, 'Lead a team');
  const theirs = await robin.notes('Notes');
  await expect(theirs).toHaveText(LINE);
  await selectWords(theirs, WORDS);
  await robin.page.getByRole('button', { name: 'Comment' }).click();
  await robin.page.getByRole('textbox', { name: 'Comment' }).fill('How slowly?');
  await robin.page.getByRole('button', { name: 'Send' }).click();
  const expectMarked = async (...words: string[]) => {
    for (const notes of [ours, theirs]) await expect.poll(() => markedIn(notes)).toEqual(words);
  };
  await expectMarked(WORDS);

  for (const [keys, where] of [
    ['# ', 'h2'],
    ['- ', 'li'],
    ['> ', 'blockquote'],
  ] as const) {
    await toWords(ours, 'I will');
    await ours.pressSequentially(keys);
    await expect(theirs.locator(where)).toContainText(WORDS);
    await expectMarked(WORDS);
    await mira.page.keyboard.press('Control+z');
    await expect(theirs.locator(where)).toHaveCount(0);
    await expectMarked(WORDS);
  }

  await toWords(ours, 'slowly');
  await ours.press('Enter');
  await expectMarked('speak ', 'slowly');
  await ours.press('Backspace');
  await expectMarked(WORDS);

  await toWords(ours, 'slowly');
  for (let letter = 0; letter < 'speak '.length; letter += 1) await ours.press('Backspace');
  await expectMarked('slowly');
  await ours.press('Control+a');
  await ours.press('Backspace');
  await ours.pressSequentially('Something else.');
  await expect(theirs).toHaveText('Something else.');
  await expectMarked();
  await expect(robin.page.getByRole('article', { name: 'Comment by Robin' })).toContainText(
    'These words are no longer in the text.',
  );
});

test('F41: a comment stays with a sentence that the other person rewrites and splits, is detached when they delete it, and is back on their device with their undo', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const ours = await mira.notes('Notes');
  await ours.pressSequentially(LINE);
  await robin.isIn(link);
  await openGoal(robin, 'Lead a team');
  const theirs = await robin.notes('Notes');
  await expect(theirs).toHaveText(LINE);
  await selectWords(theirs, WORDS);
  await robin.page.getByRole('button', { name: 'Comment' }).click();
  await robin.page.getByRole('textbox', { name: 'Comment' }).fill('How slowly?');
  await robin.page.getByRole('button', { name: 'Send' }).click();
  const comment = robin.page.getByRole('article', { name: 'Comment by Robin' });
  const gone = comment.getByText('These words are no longer in the text.');
  const expectMarked = async (...words: string[]) => {
    for (const notes of [ours, theirs]) await expect.poll(() => markedIn(notes)).toEqual(words);
  };
  await expectMarked(WORDS);

  await toWords(ours, 'slowly');
  await ours.pressSequentially('very ');
  await expectMarked('speak very slowly');
  await ours.press('Enter');
  await expectMarked('speak very ', 'slowly');
  await expect(gone).toBeHidden();

  await ours.press('Control+a');
  await ours.press('Delete');
  await expectMarked();
  await expect(gone).toBeVisible();

  await ours.press('Control+z');
  await expect
    .poll(async () => (await markedIn(ours)).join(''))
    .toMatch(/^speak (?:very )?slowly$/);
});
