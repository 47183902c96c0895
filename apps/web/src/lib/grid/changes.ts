/**
 * What clearing a selection, or pasting over it, means for each cell; it doesn't write anything.
 */
import type { Range } from './moves.ts';
import type { CellChange, GridColumn, GridRecord, GridSource, LeftOut } from './source.ts';

type Content<R extends GridRecord, Column extends GridColumn, Was> = Pick<
  GridSource<R, Column, Was>,
  'rows' | 'columns' | 'cells' | 'snapshot'
>;

interface PastedOver<Column extends GridColumn, Was> {
  readonly changes: readonly CellChange<Column, Was>[];
  readonly leftOut: LeftOut;
}

/** Changes that clear the selected cells that may be empty and aren't. */
export function cleared<R extends GridRecord, Column extends GridColumn, Was>(
  { top, bottom, left, right }: Range,
  { rows, columns, cells, snapshot }: Content<R, Column, Was>,
): CellChange<Column, Was>[] {
  const changes: CellChange<Column, Was>[] = [];
  for (const row of rows().slice(top, bottom + 1)) {
    const was = snapshot(row);
    const words = cells(row);
    for (const [at, column] of columns().entries()) {
      if (at < left || at > right || !column.mayBeEmpty) continue;
      if ((words[at] ?? '') !== '') changes.push({ column, words: '', was });
    }
  }
  return changes;
}

/**
 * Changes that paste cells over existing ones, starting at the first one selected; a single cell
 * fills the whole selection. `null` if the paste means rows, which may create records.
 */
export function pastedOver<R extends GridRecord, Column extends GridColumn, Was>(
  { top, bottom, left, right }: Range,
  pasted: readonly (readonly string[])[],
  source: Pick<Content<R, Column, Was>, 'rows' | 'columns' | 'snapshot'>,
): PastedOver<Column, Was> | null {
  const [rows, columns] = [source.rows(), source.columns()];
  const single = pasted.length === 1 && pasted[0]?.length === 1;
  if ((left === 0 && !single) || top >= rows.length) return null;
  const changes: CellChange<Column, Was>[] = [];
  const end = single ? bottom : top + pasted.length - 1;
  const inRows = pasted.slice(0, rows.length - top);
  for (const [at, row] of rows.slice(top, end + 1).entries()) {
    const was = source.snapshot(row);
    for (const [col, column] of columns.entries()) {
      if (col < left || (single && col > right)) continue;
      const words = single ? pasted[0]?.[0] : pasted[at]?.[col - left];
      if (words !== undefined) changes.push({ column, words, was });
    }
  }
  const leftOut = {
    lines: pasted.slice(inRows.length).filter((line) => written(line).length > 0).length,
    cells: inRows.flatMap((line) => written(line.slice(columns.length - left))),
  };
  return { changes, leftOut };
}

/** Empty cells don't count as lost. */
function written(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}
