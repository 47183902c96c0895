/**
 * F43: what an input method is composing is left alone, whatever the other person does to the lines
 * around it.
 */
import type { Locator } from '@playwright/test';
import { commit, compose } from '../actions/composing.ts';
import { addGoal, openGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { toLine } from '../actions/notes.ts';
import { expectEqualReplicas } from '../actions/person.ts';

const LINES = ['The first line.', 'Mira writes here', 'The third line.', 'The last line.'];

/** What the other person does, and what shows it where the composition is. */
const MEANWHILE: readonly {
  readonly what: string;
  readonly does: (notes: Locator) => Promise<void>;
  readonly shows: (notes: Locator) => Promise<void>;
}[] = [
  {
    what: 'splits the line before',
    async does(notes) {
      await toLine(notes, 'The first line.', 'End');
      await notes.press('Enter');
      await notes.pressSequentially('A new one.');
    },
    shows: (notes) => expect(notes.getByText('A new one.')).toBeVisible(),
  },
  {
    what: 'joins two lines after it',
    async does(notes) {
      await toLine(notes, 'The last line.', 'Home');
      await notes.press('Backspace');
    },
    shows: (notes) => expect(notes.getByText('The third line.The last line.')).toBeVisible(),
  },
  {
    what: 'makes a heading of another line',
    async does(notes) {
      await toLine(notes, 'The first line.', 'Home');
      await notes.pressSequentially('# ');
    },
    shows: (notes) => expect(notes.locator('h2')).toHaveText('The first line.'),
  },
  {
    what: 'deletes a line',
    async does(notes) {
      await toLine(notes, 'A new one.', 'End');
      await notes.press('Shift+Home');
      await notes.press('Backspace');
    },
    shows: (notes) => expect(notes.getByText('A new one.')).toBeHidden(),
  },
];

test('F43: while Mira composes, Robin splits, joins, shapes and deletes around her words, and nothing is lost', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  const ours = await mira.notes('Notes');
  await ours.click();
  for (const [at, line] of LINES.entries()) {
    if (at > 0) await ours.press('Enter');
    await ours.pressSequentially(line);
  }
  await robin.isIn(link);
  await openGoal(robin, 'Lead a team');
  const theirs = await robin.notes('Notes');
  await expect(theirs).toContainText('The last line.');

  let written = 'Mira writes here';
  for (const { what, does, shows } of MEANWHILE) {
    await test.step(`Robin ${what}`, async () => {
      await toLine(ours, written, 'End');
      await compose(mira.page, 'に');
      await does(theirs);
      await shows(ours);
      await compose(mira.page, 'にほ');
      await commit(mira.page, '日本');
      written += '日本';
      for (const notes of [ours, theirs]) {
        await expect(notes.getByText(written, { exact: true })).toHaveCount(1);
      }
    });
  }

  await test.step('Robin writes at the start of the very same line', async () => {
    await toLine(ours, written, 'End');
    await compose(mira.page, 'ご');
    await toLine(theirs, written, 'Home');
    await theirs.pressSequentially('Here ');
    await commit(mira.page, '語');
    for (const notes of [ours, theirs]) {
      await expect(notes.getByText(`Here ${written}語`, { exact: true })).toHaveCount(1);
    }
  });
  await expectEqualReplicas(mira, robin);
});
