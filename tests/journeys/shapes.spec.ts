/**
 * F41, F44: no word in notes is lost, however one person reshapes a block while the other writes in
 * it; and undo works on it.
 */
import type { Locator } from '@playwright/test';
import { addGoal, openGoal } from '../actions/goals.ts';
import { expect, test } from '../actions/journey.ts';
import { toLine, writeAtEnd } from '../actions/notes.ts';
import { expectEqualReplicas, type Person } from '../actions/person.ts';

const BEFORE = 'The first line.';
const MIDDLE = 'Words that stay';
const BEHIND = 'The last line.';

interface Shape {
  readonly goal: string;
  /** The middle line is an item of a list, below another one. */
  readonly inList?: boolean;
  /** What is pressed with the caret at the start of the middle line. */
  readonly keys: readonly string[];
  /** Where all words of the middle line are afterwards. */
  readonly where: string;
}

const SHAPES: readonly Shape[] = [
  { goal: 'Heading', keys: ['# '], where: 'h2' },
  { goal: 'Smaller heading', keys: ['## '], where: 'h3' },
  { goal: 'Bullets', keys: ['- '], where: 'ul > li' },
  { goal: 'Numbers', keys: ['1. '], where: 'ol > li' },
  { goal: 'Checklist', keys: ['[ ] '], where: 'ul[data-type=taskList] > li' },
  { goal: 'Quote', keys: ['> '], where: 'blockquote' },
  { goal: 'Code', keys: ['``` '], where: 'pre' },
  { goal: 'Indent', inList: true, keys: ['{Tab}'], where: 'li li' },
  { goal: 'Outdent', inList: true, keys: ['{Shift+Tab}'], where: ':scope > p' },
  { goal: 'Join', keys: ['{Backspace}'], where: 'p:first-child' },
];

/** Types words, and presses the keys in braces. */
async function press(notes: Locator, keys: readonly string[]): Promise<void> {
  for (const key of keys) {
    const named = /^\{(.+)\}$/.exec(key)?.[1];
    if (named === undefined) await notes.pressSequentially(key);
    else await notes.press(named);
  }
}

/** Writes three lines in the notes of a new goal. */
async function write(person: Person, { goal, inList = false }: Pick<Shape, 'goal' | 'inList'>) {
  await addGoal(person, goal);
  const notes = await person.notes('Notes');
  await notes.click();
  await press(notes, [...(inList ? ['- '] : []), BEFORE, '{Enter}', MIDDLE, '{Enter}', BEHIND]);
}

async function notesOf(person: Person, goal: string): Promise<Locator> {
  await openGoal(person, goal);
  return person.notes('Notes');
}

/** The text of each line, without the other person's caret. */
function linesOf(notes: Locator): Promise<string[]> {
  return notes.locator('p, h2, h3, pre').evaluateAll((lines) =>
    lines.map((line) => {
      const words = line.cloneNode(true) as Element;
      for (const caret of words.querySelectorAll('[class*=caret]')) caret.remove();
      return `${line.tagName} ${words.textContent}`;
    }),
  );
}

/** Writes at the start, in the middle and at the end of the middle line. */
async function writeAround(notes: Locator): Promise<void> {
  await toLine(notes, MIDDLE);
  await notes.pressSequentially('Here ');
  for (let letter = 0; letter < 'Words '.length; letter += 1) await notes.press('ArrowRight');
  await notes.pressSequentially('with more ');
  await notes.press('End');
  await notes.pressSequentially(' for good');
}

const ALL = 'Here Words with more that stay for good';

test('F41: when one person reshapes a line offline and the other writes in it offline, both changes are there', async ({
  arrive,
}) => {
  test.setTimeout(300_000);
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  for (const shape of SHAPES) await write(mira, shape);
  await robin.isIn(link);
  for (const { goal } of SHAPES) await expect(await notesOf(robin, goal)).toContainText(BEHIND);
  await robin.expectStored();
  await mira.goOffline();
  await robin.goOffline();
  for (const { goal, keys } of SHAPES) {
    const notes = await notesOf(mira, goal);
    await toLine(notes, MIDDLE);
    await press(notes, keys);
    await writeAround(await notesOf(robin, goal));
  }
  await mira.comeBack();
  await robin.comeBack();
  await mira.reachRelay();
  await robin.reachRelay();
  await expectEqualReplicas(mira, robin);
  for (const { goal, where } of SHAPES) {
    for (const person of [mira, robin]) {
      const notes = await notesOf(person, goal);
      await expect(notes.locator(where).filter({ hasText: ALL }), `${goal}`).toHaveCount(1);
      const words = (await linesOf(notes)).join('\n');
      expect(words.split('with more').length - 1, `${goal}: once, for ${person.name}`).toBe(1);
      expect(words, goal).toContain(BEFORE);
      expect(words, goal).toContain(BEHIND);
    }
  }
});

test('F41: when one person reshapes, splits or joins a line while the other writes or does the same, both changes are there', async ({
  arrive,
}) => {
  test.setTimeout(300_000);
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  const middle = ['{ArrowRight}', '{ArrowRight}', 'New.', '{End}', ' Later.'];
  const shapes = SHAPES.map(({ keys, goal, inList = false }) => ({
    goal,
    inList,
    mira: keys,
    robin: middle,
    words: [BEFORE, 'New.', 'Words that stay Later.', BEHIND],
  }));
  const pairs: (Pick<Shape, 'goal' | 'inList'> & {
    mira: readonly string[];
    robin: readonly string[];
    words?: readonly string[];
  })[] = [
    ...shapes,
    { goal: 'Both split', mira: ['{Enter}'], robin: ['{End}', '{Enter}', 'New.'] },
    { goal: 'Join and split', mira: ['{Backspace}'], robin: ['{End}', '{Enter}', 'New.'] },
    { goal: 'Two shapes', mira: ['# '], robin: ['> ', '{End}', ' New.'] },
    { goal: 'One list', mira: ['- '], robin: ['- ', '{End}', ' New.'] },
  ];
  for (const pair of pairs) await write(mira, pair);
  await robin.isIn(link);
  for (const { goal, words = [BEFORE, MIDDLE, BEHIND, 'New.'], ...keys } of pairs) {
    const [ours, theirs] = [await notesOf(mira, goal), await notesOf(robin, goal)];
    await expect(theirs).toContainText(BEHIND);
    await Promise.all([toLine(ours, MIDDLE), toLine(theirs, MIDDLE)]);
    await Promise.all([press(ours, keys.mira), press(theirs, keys.robin)]);
    for (const notes of [ours, theirs]) {
      for (const some of words) {
        await expect(async () => {
          const all = (await linesOf(notes)).join('\n');
          // Where in the text it went depends on what the other person was typing before it just
          // then.
          const read = some === 'New.' ? all : all.replace('New.', '');
          expect(read.split(some).length - 1, `${goal}: ${some}, in\n${all}`).toBe(1);
        }).toPass();
      }
    }
    await expect(async () => {
      expect(await linesOf(theirs)).toEqual(await linesOf(ours));
    }).toPass();
  }
  await expectEqualReplicas(mira, robin);
});

test('F41: when one person cuts a line and pastes it elsewhere while the other writes in it, all words are there once', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await write(mira, { goal: 'Moved' });
  await robin.isIn(link);
  await expect(await notesOf(robin, 'Moved')).toContainText(BEHIND);
  await robin.expectStored();
  await mira.goOffline();
  await robin.goOffline();

  const ours = await notesOf(mira, 'Moved');
  await toLine(ours, MIDDLE);
  await press(ours, [
    '{Shift+ArrowDown}',
    '{Control+x}',
    '{Control+End}',
    '{Enter}',
    '{Control+v}',
  ]);
  await expect(ours.getByText(MIDDLE)).toHaveCount(1);
  const theirs = await notesOf(robin, 'Moved');
  await toLine(theirs, MIDDLE);
  await press(theirs, ['{End}', ' New.']);

  await mira.comeBack();
  await robin.comeBack();
  await mira.reachRelay();
  await robin.reachRelay();
  await expectEqualReplicas(mira, robin);
  for (const notes of [ours, theirs]) {
    for (const words of [BEFORE, MIDDLE, BEHIND, 'New.']) {
      await expect(notes.getByText(words), words).toHaveCount(1);
    }
  }
});

test('F44: outside the notes, undo takes back the latest change, including writing in the notes of another page', async ({
  arrive,
}) => {
  const mira = await arrive('Mira');
  const robin = await arrive('Robin');
  const link = await mira.hasWorkspace('Mira & Robin');
  await addGoal(mira, 'Lead a team');
  await robin.isIn(link);
  await writeAtEnd(await mira.notes('Notes'), 'First words.');
  await writeAtEnd(await notesOf(robin, 'Lead a team'), ' Robin’s.');
  await expect(await mira.notes('Notes')).toContainText('Robin’s.');
  await mira.goTo('My week');
  await mira.page.keyboard.press('Control+z');
  await expect(mira.page.getByText('Undid: edit notes.')).toBeVisible();
  await openGoal(mira, 'Lead a team');
  await expect(await mira.notes('Notes')).toHaveText('Robin’s.');
  await mira.page.getByRole('button', { name: /^Status: / }).focus();
  await mira.page.keyboard.press('Control+Shift+z');
  await expect(await mira.notes('Notes')).toContainText('First words.');

  await mira.page.reload();
  await mira.notes('Notes');
  await mira.page.keyboard.press('Control+z');
  await expect(mira.page.getByText(/^Nothing left to undo\./)).toBeVisible();
});
