import { beforeEach, expect, test } from 'vitest';
import { Grid } from './grid.svelte.ts';
import type { CellChange, GridColumn, LeftOut } from './source.ts';

interface Plant {
  readonly id: string;
  readonly cells: readonly string[];
}
type Change = CellChange<GridColumn, string>;

const SHOWN = { rem: 10, grows: 1 } as const;
const COLUMNS: readonly GridColumn[] = [
  { ...SHOWN, key: 'name', heading: 'Name', kind: 'line', mayBeEmpty: false },
  { ...SHOWN, key: 'place', heading: 'Place', kind: 'line', mayBeEmpty: true },
  {
    ...{ ...SHOWN, key: 'size', heading: 'Size', mayBeEmpty: false },
    ...({ kind: 'choice', options: ['Small', 'Large'] } as const),
  },
  { ...SHOWN, key: 'care', heading: 'Care', kind: 'line', mayBeEmpty: true },
];

let rows: Plant[] = $state.raw([]);
/** Stored apart from the plants, like a goal's steps. */
let care = $state('');
let canWrite = $state(true);
let written: { changes: readonly Change[]; leftOut: LeftOut | undefined }[];
let said: string[];
let grid: Grid<Plant, GridColumn, string>;

const edits = () =>
  written.flatMap(({ changes }) =>
    changes.map(({ column, words, was }) => [column.key, words, was]),
  );

beforeEach(() => {
  rows = [
    { id: 'fern', cells: ['Fern', 'Hall', 'Large'] },
    { id: 'ivy', cells: ['Ivy', 'Roof', 'Small'] },
  ];
  canWrite = true;
  care = '';
  written = [];
  said = [];
  grid = new Grid<Plant, GridColumn, string>({
    rows: () => rows,
    columns: () => COLUMNS,
    cells: ({ cells }) => [...cells, care],
    nameOf: ({ id }) => id,
    canWrite: () => canWrite,
    snapshot: ({ cells }) => cells.join(', '),
    write: (changes, leftOut) => written.push({ changes, leftOut }),
    create(words) {
      rows = [{ id: words, cells: [words] }, ...rows];
      return words;
    },
    say: (sentence) => said.push(sentence),
    whyNotCleared: 'A plant keeps its name.',
  });
});

test('a cell is written with the row’s snapshot from when it was opened', () => {
  grid.selection.goTo({ row: 1, col: 1 });
  grid.edit();
  expect(grid.writing).toMatchObject({ own: 'Roof', words: 'Roof' });
  rows = rows.with(1, { id: 'ivy', cells: ['Ivy', 'Cellar', 'Large'] });
  grid.commit('Roof, left', 'down');
  expect(edits()).toEqual([['place', 'Roof, left', 'Ivy, Roof, Small']]);
  expect(grid.selection.spot).toEqual({ row: 2, col: 0 });
});

test('a cell that wasn’t changed isn’t written, and typing doesn’t replace a choice', () => {
  grid.selection.goTo({ row: 0, col: 2 });
  grid.edit('x');
  expect(grid.writing?.words).toBe('Large');
  grid.commit('Large', 'left');
  expect(written).toEqual([]);
  expect(grid.selection.spot).toEqual({ row: 0, col: 1 });
});

test('what somebody else wrote in the same cell meanwhile is left to the source to merge', () => {
  care = 'Water it';
  const write = (words: string) => {
    grid.selection.goTo({ row: 0, col: 3 });
    grid.edit();
    care = 'Water it well';
    grid.commit(words, 'stay');
  };
  write('Water it');
  write('Water it well');
  expect(written).toEqual([]);
  care = 'Water it';
  write('Water it twice');
  expect(edits()).toEqual([['care', 'Water it twice', 'Fern, Hall, Large']]);
});

test('the active cell stays with its record when rows move, and goes to a record that was created', () => {
  grid.selection.goTo({ row: 1, col: 1 });
  rows = rows.toReversed();
  expect(grid.selection.spot).toEqual({ row: 0, col: 1 });
  grid.begin();
  expect(grid.selection.spot).toEqual({ row: 2, col: 0 });
  grid.commit('Moss', 'stay');
  expect(grid.selection.spot).toEqual({ row: 0, col: 0 });
  grid.begin();
  grid.commit('Aloe', 'down');
  expect(grid.selection.spot).toEqual({ row: 4, col: 0 });
  grid.begin();
  grid.commit('  ', 'stay');
  expect(rows.map(({ id }) => id)).toEqual(['Aloe', 'Moss', 'ivy', 'fern']);
});

test('cells that may not be empty are kept, and the source says why', () => {
  grid.selection.goTo({ row: 0, col: 0 });
  grid.clear();
  expect(said).toEqual(['A plant keeps its name.']);
  grid.selection.selectAll();
  grid.clear();
  expect(edits()).toEqual([
    ['place', '', 'Fern, Hall, Large'],
    ['place', '', 'Ivy, Roof, Small'],
  ]);
});

test('the selected cells are copied, and a paste into the first column means rows', () => {
  grid.selection.goTo({ row: 0, col: 0 });
  grid.selection.goTo({ row: 1, col: 1 }, true);
  expect(grid.selected()).toEqual([
    ['Fern', 'Hall'],
    ['Ivy', 'Roof'],
  ]);
  expect(grid.pasteOver([['Moss', 'Wall']])).toBe(false);
  grid.selection.goTo({ row: 1, col: 1 });
  expect(grid.pasteOver([['Wall', 'Small', 'Mist', 'x'], ['Door']])).toBe(true);
  expect(edits()).toEqual([
    ['place', 'Wall', 'Ivy, Roof, Small'],
    ['size', 'Small', 'Ivy, Roof, Small'],
    ['care', 'Mist', 'Ivy, Roof, Small'],
  ]);
  expect(written[0]?.leftOut).toEqual({ lines: 1, cells: ['x'] });
});

test('with read-only access there is no empty row and no cell opens', () => {
  canWrite = false;
  grid.selection.goTo({ row: 9, col: 9 });
  expect(grid.selection.spot).toEqual({ row: 1, col: 3 });
  grid.edit();
  expect(grid.writing).toBeNull();
});
