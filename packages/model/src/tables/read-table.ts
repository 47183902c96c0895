/**
 * Reads rows pasted from a spreadsheet as intended changes, with notes on what was odd. Nothing is
 * written here.
 */
import type { Goal } from '../goals/index.ts';
import { type JoinCells, readRows } from '../shared/index.ts';
import { type Column, shapeOf, type TableKind } from './kinds.ts';
import { planRow } from './plan-row.ts';
import type { TableContext, TableNote, TablePlan } from './table-plan.ts';

/** The steps of all rows about a goal are combined. */
const JOINS: JoinCells<Column> = {
  step: (before, words) => [...before, ...words],
  keyActions: (before, words) => [[...before, ...words].join('\n')],
};

/**
 * Reads a pasted table. The first row may hold headings, in any order and among others that are
 * left out; without them the columns are those of the kind. If exactly one goal already has a row's
 * title, it is changed by all rows about it taken together; any other row is a new goal.
 */
export function readTable(kind: TableKind, text: string, context: TableContext): TablePlan {
  const known = { records: context.goals, titleOf: ({ title }: Goal) => title };
  const pasted = readRows(shapeOf(kind), text, known, JOINS);
  const notes: TableNote[] = [...pasted.notes];
  const rows = pasted.rows.map((one) =>
    planRow(one, context, (key, words) =>
      notes.push({ row: one.rowsOf.get(words) ?? one.row, key, words }),
    ),
  );
  return { kind, rows, notes: notes.sort((a, b) => a.row - b.row) };
}
