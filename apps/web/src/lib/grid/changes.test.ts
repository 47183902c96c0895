import { expect, test } from 'vitest';
import { cleared, pastedOver } from './changes.ts';
import type { Range } from './moves.ts';
import type { GridColumn } from './source.ts';

interface Plant {
  readonly id: string;
  readonly cells: readonly string[];
}

const SHOWN = { rem: 10, grows: 1 } as const;
const COLUMNS: readonly GridColumn[] = [
  { ...SHOWN, key: 'name', heading: 'Name', kind: 'line', mayBeEmpty: false },
  { ...SHOWN, key: 'since', heading: 'Since', kind: 'date', mayBeEmpty: true },
  { ...SHOWN, key: 'care', heading: 'Care', kind: 'lines', mayBeEmpty: true },
  { ...SHOWN, key: 'place', heading: 'Place', kind: 'line', mayBeEmpty: true },
];

/** Two plants. */
function content() {
  const rows: Plant[] = [
    { id: 'fern', cells: ['Fern', '2027-03-01', '', 'Hall'] },
    { id: 'ivy', cells: ['Ivy', '', 'Water it'] },
  ];
  return {
    rows: () => rows,
    columns: () => COLUMNS,
    cells: ({ cells }: Plant) => cells,
    snapshot: ({ id }: Plant) => `${id} then`,
  };
}

const at = (row: number, col: number): Range => ({ top: row, bottom: row, left: col, right: col });
const words = (over: ReturnType<typeof pastedOver>) => over?.changes.map((change) => change.words);

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

test('clearing changes only cells that may be empty and aren’t, each with its row’s snapshot', () => {
  const changes = cleared({ top: 0, bottom: 1, left: 0, right: 3 }, content());
  expect(changes).toMatchObject([
    { column: { key: 'since' }, words: '', was: 'fern then' },
    { column: { key: 'place' }, words: '', was: 'fern then' },
    { column: { key: 'care' }, words: '', was: 'ivy then' },
  ]);
  expect(cleared(at(0, 0), content())).toEqual([]);
});
