/** The cells of one pasted row, by column. */
import { type Heading, isColumn, type SheetShape } from './headings.ts';
import type { AddNote } from './sheet-note.ts';

export type NamedCells<Column extends string> = Map<Column, readonly string[]>;

export function nameCells<Column extends string>(
  shape: SheetShape<Column>,
  cells: readonly string[],
  headings: readonly Heading<Column>[] | null,
  note: AddNote,
): NamedCells<Column> {
  const { rest } = shape;
  const columns: readonly Heading<Column>[] = headings ?? shape.columns;
  const named: NamedCells<Column> = new Map();
  const left: string[] = [];
  for (const [at, cell] of cells.entries()) {
    const column = columns[at] ?? (rest !== undefined && at > 0 ? rest : null);
    // Noted once already, for its heading.
    if (column === 'unknown') continue;
    if (/^=\S/.test(cell.trim())) note('formula', cell.trim());
    if (column === null) {
      if (cell.trim() !== '') left.push(cell.trim());
    } else named.set(column, [...(named.get(column) ?? []), cell]);
  }
  if (left.length > 0) note('tooManyColumns', left.join(' · '));
  if (rest === undefined && cells.length <= columns.findLastIndex(isColumn))
    note('tooFewColumns', cells.join(' · ').trim());
  return named;
}
