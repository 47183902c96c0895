/** Goals and their steps as tables: read from a spreadsheet and written back. Goals and tasks meet here. */
export { applyTable } from './apply-table.ts';
export { TABLE_COLUMNS, TABLE_KINDS, headingsOf, type Column, type TableKind } from './kinds.ts';
export { readTable } from './read-table.ts';
export { STATUS_WORDS, readStatus } from './status-words.ts';
export type {
  PlannedRow,
  PlannedStep,
  TableContext,
  TableNote,
  TableNoteKey,
  TablePlan,
} from './table-plan.ts';
export { editCells, type CellEdit, type CellNote, type CellNoteKey } from './edit-cells.ts';
export { cellOf, stepsInOrder, tableRows, writeTable, type WordedColumn } from './write-table.ts';
