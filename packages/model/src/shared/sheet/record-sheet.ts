/**
 * A sheet of simple records, one per row. Each column declares once how its cells are headed, written
 * and read. A pasted sheet becomes a plan, which the feature applies in a named change of its own.
 */
import { writeCells } from './cells.ts';
import type { SheetShape } from './headings.ts';
import { readRows, type RecordRow } from './read-rows.ts';
import type { SheetNote, SheetNoteKey } from './sheet-note.ts';
import { cellWords, type WordedCell } from './worded-cells.ts';

export interface SheetRecord {
  readonly id: string;
  readonly deletedAt: number | null;
  /** The wording of its cells, if it keeps that: see `wordedCells`. */
  readonly wordedCells?: readonly WordedCell[];
}

/** The value that a cell stands for, perhaps with a note; only a note if it can't be read. */
export type CellReading<Value, Note extends string> =
  { readonly value: Value; readonly note?: Note | undefined } | { readonly note: Note };

export interface SheetColumn<Column, R, Value, Context, Note extends string> {
  readonly column: Column;
  /** Its heading when the sheet is copied out. */
  readonly heading: string;
  /** What people call the column, in lower case and without punctuation. */
  readonly known: RegExp;
  /** What the cell says by the facts alone. Equal facts always give equal text. */
  readonly cell: (record: R) => string;
  /** `words` are trimmed and never empty. */
  readonly read: (words: string, context: Context) => CellReading<Value, Note>;
}

/** `Values` maps each column's name to the type of its values. */
export interface RecordSheet<R extends SheetRecord, Values, Context, Note extends string> {
  /** In order. */
  readonly columns: readonly {
    [Column in keyof Values & string]: SheetColumn<Column, R, Values[Column], Context, Note>;
  }[keyof Values & string][];
  /** A pasted row is about the existing record with the same text in this column, if exactly one has it. */
  readonly title: keyof Values & string;
}

/** What the rows about one record would change. An empty cell never removes anything. */
export interface PlannedRecord<R extends SheetRecord, Values> {
  readonly row: number;
  /** The record they are about; `null` for a new one. */
  readonly id: R['id'] | null;
  /** The new values, by column; a value that is absent stays as it is. Only a new record has its title here. */
  readonly values: Partial<Values>;
  /** The cells that the values were read from, as they were written. */
  readonly words: readonly { readonly column: keyof Values & string; readonly words: string }[];
}

export interface SheetPlan<R extends SheetRecord, Values, Note extends string> {
  readonly rows: readonly PlannedRecord<R, Values>[];
  readonly notes: readonly SheetNote<SheetNoteKey | Note>[];
}

/** Reads a pasted sheet, with headings in any order or without headings. Nothing is written here. */
export function readSheet<R extends SheetRecord, Values, Context, Note extends string>(
  sheet: RecordSheet<R, Values, Context, Note>,
  text: string,
  records: readonly R[],
  context: Context,
): SheetPlan<R, Values, Note> {
  const title = sheet.columns.find(({ column }) => column === sheet.title);
  const titleOf = (record: R) => title?.cell(record) ?? '';
  const pasted = readRows(shapeOf(sheet), text, { records, titleOf });
  const notes: SheetNote<SheetNoteKey | Note>[] = [...pasted.notes];
  const rows = pasted.rows.flatMap((row) => {
    const note = (key: Note, words: string) =>
      notes.push({ row: row.rowsOf.get(words) ?? row.row, key, words });
    return planRecord(sheet, row, context, note) ?? [];
  });
  return { rows, notes: notes.sort((a, b) => a.row - b.row) };
}

/** The records' cells, each as it was worded if that still means the same. */
export function sheetRows<R extends SheetRecord, Values, Context, Note extends string>(
  { columns }: RecordSheet<R, Values, Context, Note>,
  records: readonly R[],
): string[][] {
  return records.map((record) => columns.map((column) => wordsOf(record, column)));
}

/** The sheet as tab-separated text for a spreadsheet, with its headings. */
export function writeSheet<R extends SheetRecord, Values, Context, Note extends string>(
  sheet: RecordSheet<R, Values, Context, Note>,
  records: readonly R[],
): string {
  return writeCells([sheet.columns.map(({ heading }) => heading), ...sheetRows(sheet, records)]);
}

function shapeOf<R extends SheetRecord, Values, Context, Note extends string>({
  columns,
  title,
}: RecordSheet<R, Values, Context, Note>): SheetShape<keyof Values & string> {
  return {
    columns: columns.map(({ column }) => column),
    title,
    known: columns.map(({ known, column }) => [known, column]),
  };
}

/** Null for a new record whose title can't be read: it would have no name. */
function planRecord<R extends SheetRecord, Values, Context, Note extends string>(
  { columns, title }: RecordSheet<R, Values, Context, Note>,
  { row, record, named }: RecordRow<keyof Values & string, R>,
  context: Context,
  note: (key: Note, words: string) => void,
): PlannedRecord<R, Values> | null {
  const values: Partial<Values> = {};
  const words: { column: keyof Values & string; words: string }[] = [];
  for (const column of columns) {
    const name = column.column;
    const cell = named.get(name)?.[0]?.trim() ?? '';
    if (cell === '') continue;
    if (record !== undefined && (name === title || wordsOf(record, column).trim() === cell))
      continue;
    const reading = column.read(cell, context);
    if (reading.note !== undefined) note(reading.note, cell);
    if ('value' in reading) {
      values[name] = reading.value;
      words.push({ column: name, words: cell });
    } else if (name === title) return null;
  }
  return { row, id: record?.id ?? null, values, words };
}

function wordsOf<R extends SheetRecord>(
  record: R,
  { column, cell }: { readonly column: string; readonly cell: (record: R) => string },
): string {
  return cellWords(record.wordedCells ?? [], column, cell(record));
}
