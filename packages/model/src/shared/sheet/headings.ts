/** Finds the columns that a pasted row of headings names, in any order and among unknown ones. */
import { parseCells } from './cells.ts';

/** The columns of a sheet, and what people call them. */
export interface SheetShape<Column extends string> {
  /** In the order they have without headings. */
  readonly columns: readonly Column[];
  /** The column that names the record a row is about. */
  readonly title: Column;
  /** What people call a column, in lower case and without punctuation; the first match counts. */
  readonly known: readonly (readonly [RegExp, Column])[];
  /** The column of all further cells, if a row may have any number of them. */
  readonly rest?: Column | undefined;
}

/** What a heading stands for: a column, `'unknown'`, or `null` if it is empty. */
export type Heading<Column extends string> = Column | 'unknown' | null;

/** Spreadsheets paste tabs. Text with commas or semicolons is a table only if its first row is headings. */
export function cellsOf<Column extends string>(
  shape: SheetShape<Column>,
  text: string,
): string[][] {
  if (!text.includes('\t')) {
    for (const separator of [',', ';']) {
      const rows = parseCells(text, separator);
      if ((rows[0]?.length ?? 0) > 1 && headingColumns(shape, rows[0] ?? []) !== null) return rows;
    }
  }
  return parseCells(text, '\t');
}

/** What each cell heads if the row is headings; `null` if it is about a record already. */
export function headingColumns<Column extends string>(
  shape: SheetShape<Column>,
  row: readonly string[],
): Heading<Column>[] | null {
  const headings = row.map((cell): Heading<Column> => {
    if (cell.trim() === '') return null;
    return columnOf(shape, cell) ?? 'unknown';
  });
  const known = headings.filter(isColumn);
  if (!headings.includes('unknown')) return known.includes(shape.title) ? headings : null;
  // Among unknown words a single known one may be chance, and a title that comes later may be part
  // of a sentence.
  return known.length > 1 && known[0] === shape.title ? headings : null;
}

export function isColumn<Column extends string>(heading: Heading<Column>): heading is Column {
  return heading !== null && heading !== 'unknown';
}

/** The column that a heading stands for; `null` if it isn't a heading of this sheet. */
function columnOf<Column extends string>(
  { known }: SheetShape<Column>,
  heading: string,
): Column | null {
  const plain = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return known.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
}
