/**
 * Reads rows pasted from a spreadsheet: the cells by column, and the record that each row is about,
 * with notes on what was odd.
 */
import { oneLine } from '../texts.ts';
import { cellsOf, headingColumns, type SheetShape } from './headings.ts';
import { nameCells, type NamedCells } from './name-cells.ts';
import type { AddNote, SheetNote, SheetNoteKey } from './sheet-note.ts';
import { titleKey } from './title-key.ts';

/** Rows beyond this many are left out. */
export const MAX_TABLE_ROWS = 1_000;

/** What the rows about one record say, taken together. */
export interface RecordRow<Column extends string, R> {
  /** The first of these rows. */
  readonly row: number;
  readonly title: string;
  /** The record it is about, if there is one already. */
  readonly record: R | undefined;
  readonly named: NamedCells<Column>;
  /** The row that each cell was in. */
  readonly rowsOf: Map<string, number>;
}

export interface PastedRows<Column extends string, R> {
  readonly rows: readonly RecordRow<Column, R>[];
  readonly notes: readonly SheetNote<SheetNoteKey>[];
}

/**
 * How the cells of several rows about one record are combined, by column. In other columns the later
 * cell overrides the earlier one, unless it is empty.
 */
export type JoinCells<Column extends string> = {
  readonly [Name in Column]?: (
    before: readonly string[],
    words: readonly string[],
  ) => readonly string[];
};

/** The records that rows may be about. */
export interface KnownRecords<R> {
  readonly records: readonly R[];
  readonly titleOf: (record: R) => string;
}

/**
 * Reads a pasted table. The first row may hold headings, in any order and among others that are
 * left out; without them the columns are those of the sheet. If exactly one record already has a
 * row's title, all rows with that title taken together are about it; any other row is a new record.
 */
export function readRows<Column extends string, R extends { readonly deletedAt: number | null }>(
  shape: SheetShape<Column>,
  text: string,
  { records, titleOf }: KnownRecords<R>,
  joins: JoinCells<Column> = {},
): PastedRows<Column, R> {
  const all = cellsOf(shape, text);
  const headings = headingColumns(shape, all[0] ?? []);
  const notes: SheetNote<SheetNoteKey>[] = [];
  const rows: RecordRow<Column, R>[] = [];
  const known = titledOnce(records, titleOf);
  const seen = new Map<string, RecordRow<Column, R>>();
  const first = headings === null ? 0 : 1;
  for (const [at, heading] of headings?.entries() ?? [])
    if (heading === 'unknown')
      notes.push({ row: 1, key: 'unknownColumn', words: all[0]?.[at]?.trim() ?? '' });
  for (const [at, cells] of all.slice(first, first + MAX_TABLE_ROWS).entries()) {
    if (cells.every((cell) => cell.trim() === '')) continue;
    const row = at + first + 1;
    const note: AddNote = (key, words) => notes.push({ row, key, words });
    const named = nameCells(shape, cells, headings, note);
    const title = oneLine(named.get(shape.title)?.[0] ?? '').trim();
    if (title === '') {
      note('noTitle', cells.join(' ').trim());
      continue;
    }
    const record = known.get(titleKey(title));
    const earlier = seen.get(titleKey(title));
    if (earlier !== undefined)
      note(record === undefined ? 'sameTitleTwice' : 'sameRecordTwice', title);
    if (earlier !== undefined && record !== undefined) joinRow(earlier, named, row, joins);
    else {
      const own = rowAbout<Column, R>(record, title, row);
      joinRow(own, named, row, joins);
      seen.set(titleKey(title), own);
      rows.push(own);
    }
  }
  if (all.length - first > MAX_TABLE_ROWS)
    notes.push({ row: first + MAX_TABLE_ROWS + 1, key: 'tooManyRows', words: '' });
  return { rows, notes };
}

function rowAbout<Column extends string, R>(
  record: R | undefined,
  title: string,
  row: number,
): RecordRow<Column, R> {
  return { row, title, record, named: new Map(), rowsOf: new Map() };
}

/** Records by title, if exactly one has it: only these can be meant by a row. */
function titledOnce<R extends { readonly deletedAt: number | null }>(
  records: readonly R[],
  titleOf: (record: R) => string,
): Map<string, R> {
  const known = new Map<string, R>();
  const several = new Set<string>();
  for (const record of records) {
    if (record.deletedAt !== null) continue;
    const key = titleKey(titleOf(record));
    if (known.has(key)) several.add(key);
    known.set(key, record);
  }
  for (const key of several) known.delete(key);
  return known;
}

function joinRow<Column extends string, R>(
  { named, rowsOf }: RecordRow<Column, R>,
  cells: NamedCells<Column>,
  row: number,
  joins: JoinCells<Column>,
): void {
  for (const [column, words] of cells) {
    for (const cell of words) rowsOf.set(cell.trim(), row);
    const join = joins[column] ?? overrule;
    named.set(column, join(named.get(column) ?? [], words));
  }
}

function overrule(before: readonly string[], words: readonly string[]): readonly string[] {
  return words.some((cell) => cell.trim() !== '') ? words : before;
}
