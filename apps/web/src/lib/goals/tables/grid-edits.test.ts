import { goals, createGoal } from '@cairn/model/goals';
import { readAll } from '@cairn/model/document';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { testWriter } from '#lib/session/test-writer.ts';
import { gridColumns } from './columns.ts';
import { pastedOver, type GridContent } from './grid-edits.ts';
import type { Range } from './grid-moves.ts';

/** The plan table, with two goals: Goal, Timeline, Key actions, Metrics. */
function content(): GridContent {
  const doc = new Y.Doc();
  const writer = testWriter({ doc });
  for (const title of ['Lead a retro', 'Run a marathon'])
    createGoal(writer, { title, horizon: 'short' });
  return {
    goals: readAll(doc, goals).records,
    columns: gridColumns('shortTerm', 0),
    cells: () => [],
    stepsOf: () => [],
  };
}

const at = (row: number, col: number): Range => ({ top: row, bottom: row, left: col, right: col });
const words = (over: ReturnType<typeof pastedOver>) => over?.edits.map((edit) => edit.words);

test('a block that fits leaves nothing out', () => {
  const over = pastedOver(
    at(0, 2),
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    content(),
  );
  expect(words(over)).toEqual(['a', 'b', 'c', 'd']);
  expect(over?.leftOut).toEqual({ lines: 0, cells: [] });
});

test('lines below the last row are counted, without empty ones', () => {
  const over = pastedOver(at(1, 3), [['a'], ['b'], [' '], ['c']], content());
  expect(words(over)).toEqual(['a']);
  expect(over?.leftOut).toEqual({ lines: 2, cells: [] });
});

test('cells to the right of the last column are named', () => {
  const over = pastedOver(
    at(0, 3),
    [
      ['a', ' b ', ''],
      ['c', '', 'd'],
      ['e', 'f'],
    ],
    content(),
  );
  expect(words(over)).toEqual(['a', 'c']);
  expect(over?.leftOut).toEqual({ lines: 1, cells: ['b', 'd'] });
});

test('a single cell fills the selection and leaves nothing out', () => {
  const over = pastedOver({ top: 0, bottom: 1, left: 2, right: 3 }, [['a']], content());
  expect(words(over)).toEqual(['a', 'a', 'a', 'a']);
  expect(over?.leftOut).toEqual({ lines: 0, cells: [] });
});

test('a paste in the first column or below the last row means rows', () => {
  expect(pastedOver(at(0, 0), [['a', 'b']], content())).toBeNull();
  expect(pastedOver(at(2, 1), [['a']], content())).toBeNull();
});
