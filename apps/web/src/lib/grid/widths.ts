/** The widths of a table's columns, as CSS. */
import type { GridColumn } from './source.ts';

/** The first column is narrower on a phone, where it stays visible: see `--first` on the grid. */
const remOf = ({ rem }: GridColumn, at: number) =>
  at === 0 ? 'var(--first)' : `${String(rem)}rem`;

export function templateOf(columns: readonly GridColumn[]): string {
  return columns
    .map((column, at) =>
      column.grows === 0
        ? remOf(column, at)
        : `minmax(${remOf(column, at)}, ${String(column.grows)}fr)`,
    )
    .join(' ');
}

export function narrowestOf(columns: readonly GridColumn[]): string {
  return `calc(${columns.map(remOf).join(' + ')})`;
}
