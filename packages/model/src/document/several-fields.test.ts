/** A record that is one value (DOC-15) is replaced for each field of a change: undo must see all of them as one. */
import { expect, test } from 'vitest';
import { allCollections } from '../collections.ts';
import { parseDay } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import { addWin, editWin, wins } from '../wins/index.ts';
import { binRecord } from './bin.ts';
import { History } from './history.ts';
import { readOne } from './read.ts';
import { exchange, testWriter } from './test-writers.ts';

const DATE = parseDay('2027-01-02');

test('undoing an edit of two fields erases nothing, if somebody binned the record at the same moment', () => {
  for (const [author, other] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const [mira, robin] = [testWriter('mira', author), testWriter('robin', other)];
    if (DATE === null) throw new Error('there is such a day');
    const id = addWin(mira, { date: DATE, text: 'A small one' });
    exchange(mira, robin);
    const history = new History(robin.doc, allCollections, robin.now);
    binRecord(mira, wins, id);
    editWin(robin, id, { date: DATE, text: 'A large one', person: robin.person });
    exchange(mira, robin);
    history.undo();
    exchange(mira, robin);
    expect(readOne(mira.doc, wins, id)).toEqual(readOne(robin.doc, wins, id));
    expect(readOne(robin.doc, wins, id)).toBeDefined();
  }
});

test('an edit of two fields is undone and redone as a whole', () => {
  const mira = testWriter('mira', 1);
  if (DATE === null) throw new Error('there is such a day');
  const id = addWin(mira, { date: DATE, text: 'A small one' });
  const history = new History(mira.doc, allCollections, mira.now);
  editWin(mira, id, { text: 'A large one', person: 'robin' as PersonId });
  history.undo();
  expect(readOne(mira.doc, wins, id)).toMatchObject({ text: 'A small one', person: 'mira' });
  history.redo();
  expect(readOne(mira.doc, wins, id)).toMatchObject({ text: 'A large one', person: 'robin' });
});
