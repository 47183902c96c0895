import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '../days.ts';
import { readDate } from '../read-date.ts';
import { oneLine } from '../texts.ts';
import { parseCells } from './cells.ts';
import { readSheet, type RecordSheet, sheetRows, writeSheet } from './record-sheet.ts';
import type { WordedCell } from './worded-cells.ts';

const TODAY = '2027-03-12' as Day;

interface Book {
  readonly id: string;
  readonly deletedAt: number | null;
  readonly title: string;
  readonly shelf: 'A' | 'B';
  readonly due: Day | null;
  readonly remarks: string;
  readonly wordedCells: readonly WordedCell[];
}

type Values = Pick<Book, 'title' | 'shelf' | 'due' | 'remarks'>;
type Note = 'notADate' | 'dayFirst' | 'noSuchShelf' | 'titleOfSigns';

const SHELVES = { A: 'Upper shelf', B: 'Lower shelf' } as const;

const BOOKS: RecordSheet<Book, Values, { readonly today: Day }, Note> = {
  title: 'title',
  columns: [
    {
      column: 'title',
      heading: 'Book',
      known: /^(book|title)s?$/,
      cell: ({ title }) => title,
      read: (words) =>
        /\p{L}/u.test(words) ? { value: oneLine(words) } : { note: 'titleOfSigns' },
    },
    {
      column: 'shelf',
      heading: 'Shelf',
      known: /^(shelf|place)$/,
      cell: ({ shelf }) => SHELVES[shelf],
      read(words) {
        if (/^(upper|top)/i.test(words)) return { value: 'A' };
        return /^lower/i.test(words) ? { value: 'B' } : { note: 'noSuchShelf' };
      },
    },
    {
      column: 'due',
      heading: 'Due back',
      known: /^due( back)?$/,
      cell: ({ due }) => due ?? '',
      read(words, { today }) {
        const reading = readDate(words, today);
        if (!reading.ok) return { note: 'notADate' };
        return { value: reading.day, note: reading.note === 'dayFirst' ? 'dayFirst' : undefined };
      },
    },
    {
      column: 'remarks',
      heading: 'Remarks',
      known: /^(remark|note)s?$/,
      cell: ({ remarks }) => remarks,
      read: (words) => ({ value: words }),
    },
  ],
};

function book(title: string, rest: Partial<Book> = {}): Book {
  const blank = { shelf: 'A', due: null, remarks: '', deletedAt: null, wordedCells: [] } as const;
  return { id: `id of ${title}`, title, ...blank, ...rest };
}

function read(text: string, ...books: Book[]) {
  const { rows, notes } = readSheet(BOOKS, text, books, { today: TODAY });
  return { rows, notes: notes.map(({ row, key, words }) => [row, key, words]) };
}

/** The books after the plan was applied, the way a feature does it. */
function applied(text: string, ...books: Book[]): Book[] {
  const all = new Map(books.map((one) => [one.id, one]));
  for (const { row, id, values, words } of read(text, ...books).rows) {
    const was = all.get(id ?? '') ?? book(values.title ?? '', { id: `row ${String(row)}` });
    const now = { ...was, ...values };
    const [plain = []] = sheetRows(BOOKS, [{ ...now, wordedCells: [] }]);
    const stoodFor = new Map(BOOKS.columns.map(({ column }, at) => [column, plain[at] ?? '']));
    const worded = words
      .map((cell) => ({ ...cell, stoodFor: stoodFor.get(cell.column) ?? '' }))
      .filter((cell) => cell.words !== cell.stoodFor);
    all.set(now.id, { ...now, wordedCells: [...was.wordedCells, ...worded] });
  }
  return [...all.values()];
}

test('rows without headings are read in the order of the columns', () => {
  const { rows, notes } = read('Emma\tTop\t2027-05-01\tlent\nUlysses\tLower\t\t');
  expect(rows).toMatchObject([
    { id: null, values: { title: 'Emma', shelf: 'A', due: '2027-05-01', remarks: 'lent' } },
    { id: null, values: { title: 'Ulysses', shelf: 'B' } },
  ]);
  expect(rows[1]?.values).toEqual({ title: 'Ulysses', shelf: 'B' });
  expect(notes).toEqual([]);
});

test.each([
  ['Notes\tDue\tTitle\nlent\t2027-05-01\tEmma', 'tabs'],
  ['Notes;Due;Title\nlent;2027-05-01;Emma', 'semicolons'],
  ['Book,Due back,"Remarks"\nEmma,2027-05-01,lent', 'commas'],
])('headings may be in any order: %j, with %s', (text) => {
  const { rows, notes } = read(text);
  expect(rows.map(({ values }) => values)).toEqual([
    { title: 'Emma', due: '2027-05-01', remarks: 'lent' },
  ]);
  expect(notes).toEqual([]);
});

test('unknown columns are left out, noted once each, and don’t shift the others', () => {
  const { rows, notes } = read(
    'Book\tOwner\tShelf\tPages\nEmma\tInes\tLower\t=A1\nUlysses\t\tTop\t900',
  );
  expect(rows.map(({ values }) => values)).toEqual([
    { title: 'Emma', shelf: 'B' },
    { title: 'Ulysses', shelf: 'A' },
  ]);
  expect(notes).toEqual([
    [1, 'unknownColumn', 'Owner'],
    [1, 'unknownColumn', 'Pages'],
  ]);
});

test('of 40 columns, the known ones are read', () => {
  const others = Array.from({ length: 36 }, (_, at) => `c${String(at)}`);
  const bare = read(['Emma', 'Top', '', 'lent', ...others].join('\t'));
  expect(bare.rows.map(({ values }) => values)).toEqual([
    { title: 'Emma', shelf: 'A', remarks: 'lent' },
  ]);
  expect(bare.notes).toEqual([[1, 'tooManyColumns', others.join(' · ')]]);
  const headings = ['Book', ...others, 'Due', 'Shelf', 'Remarks'];
  const headed = read(
    `${headings.join('\t')}\n${['Emma', ...others, '', 'Lower', 'x'].join('\t')}`,
  );
  expect(headed.rows.map(({ values }) => values)).toEqual([
    { title: 'Emma', shelf: 'B', remarks: 'x' },
  ]);
  expect(headed.notes).toEqual(others.map((words) => [1, 'unknownColumn', words]));
});

test.each([
  ['', 1_001],
  ['Book\tShelf\n', 1_002],
])('the last of 1,001 rows is left out, with a note (headings: %j)', (headings, row) => {
  const rows = Array.from({ length: 1_001 }, (_, at) => `Book ${String(at)}\tTop\t\t`);
  const said = read(headings + rows.join('\n'));
  expect(said.rows).toHaveLength(1_000);
  expect(said.notes.filter(([, key]) => key !== 'tooManyColumns')).toEqual([
    [row, 'tooManyRows', ''],
  ]);
});

test('a cell that can’t be read gets a note and stays as it was', () => {
  const emma = book('Emma', { due: TODAY });
  const { rows, notes } = read('Emma\tcellar\tsoon\t=A1\nUlysses\t\t3/4/2027\t', emma);
  expect(rows).toMatchObject([
    { id: emma.id, values: { remarks: '=A1' }, words: [{ column: 'remarks', words: '=A1' }] },
    { id: null, values: { title: 'Ulysses', due: '2027-04-03' } },
  ]);
  expect(notes).toEqual([
    [1, 'formula', '=A1'],
    [1, 'noSuchShelf', 'cellar'],
    [1, 'notADate', 'soon'],
    [2, 'dayFirst', '3/4/2027'],
  ]);
  expect(read('?!\tTop\t\t')).toEqual({ rows: [], notes: [[1, 'titleOfSigns', '?!']] });
  expect(read('\tTop\t\t')).toEqual({ rows: [], notes: [[1, 'noTitle', 'Top']] });
});

test('a row is about the only record with its title, and rows about one record are combined', () => {
  const emma = book('Emma');
  const { rows, notes } = read('EMMA \tTop\t\ta\nEmma\tLower\t\t', emma);
  expect(rows).toMatchObject([{ id: emma.id, values: { shelf: 'B', remarks: 'a' } }]);
  expect(rows[0]?.values.title).toBeUndefined();
  expect(notes).toEqual([[2, 'sameRecordTwice', 'Emma']]);

  const gone = book('Emma', { id: 'gone', deletedAt: 1 });
  expect(read('Emma\tLower\t\t', emma, gone).rows).toMatchObject([{ id: emma.id }]);
  expect(read('Emma\tLower\t\t', gone).rows).toMatchObject([{ id: null }]);
  expect(read('Emma\tLower\t\t', emma, book('emma', { id: 'other' })).rows).toMatchObject([
    { id: null },
  ]);
  expect(read('Emma\tTop\t\t\nEmma\tTop\t\t').notes).toEqual([[2, 'sameTitleTwice', 'Emma']]);
});

test('a cell keeps its wording until the value changes', () => {
  const [emma = book('')] = applied('Emma\ttop, on the left\t1 May 2027\t');
  expect(emma).toMatchObject({ shelf: 'A', due: '2027-05-01' });
  expect(sheetRows(BOOKS, [emma])).toEqual([['Emma', 'top, on the left', '1 May 2027', '']]);
  expect(read(writeSheet(BOOKS, [emma]), emma).rows).toMatchObject([{ values: {}, words: [] }]);
  expect(sheetRows(BOOKS, [{ ...emma, shelf: 'B', due: TODAY }])).toEqual([
    ['Emma', 'Lower shelf', TODAY, ''],
  ]);
});

test('pasting what was copied changes nothing', () => {
  const piece = fc.constantFrom('a', 'B', ' ', '\t', '\n', '"', ';', ',', '=', 'Shelf', 'Notes');
  const words = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));
  const books = fc.uniqueArray(
    fc.record({
      title: words.map((some) => `x${oneLine(some)}`),
      shelf: fc.constantFrom('A' as const, 'B' as const),
      due: fc.constantFrom(null, TODAY),
      remarks: words,
    }),
    { maxLength: 5, selector: ({ title }) => title.replace(/\s+/g, ' ').trim().toLowerCase() },
  );
  fc.assert(
    fc.property(books, (drafts) => {
      const all = drafts.map(({ title, ...rest }) => book(title, rest));
      const text = writeSheet(BOOKS, all);
      expect(parseCells(text, '\t')).toHaveLength(all.length + 1);
      const { rows } = read(text, ...all);
      expect(rows.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      for (const row of rows) expect(row).toMatchObject({ values: {}, words: [] });
      expect(applied(text, ...all)).toEqual(all);
    }),
  );
});
