/**
 * What clearing a selection, or pasting over it, means for each cell; it doesn't write anything.
 */
import type { Goal } from '@cairn/model/goals';
import type { GoalId } from '@cairn/model/shared';
import type { CellEdit } from '@cairn/model/tables';
import type { GridColumn } from './columns.ts';
import type { Range } from './grid-moves.ts';

export interface GridContent {
  readonly goals: readonly Goal[];
  readonly columns: readonly GridColumn[];
  readonly cells: (goal: Goal) => readonly string[];
  readonly stepsOf: (goal: GoalId) => CellEdit['steps'];
}

/** The part of a paste that doesn't fit into the table. */
export interface LeftOut {
  /** How many lines were below the last row. */
  readonly lines: number;
  /** The contents to the right of the last column. */
  readonly cells: readonly string[];
}

interface PastedOver {
  readonly edits: readonly CellEdit[];
  readonly leftOut: LeftOut;
}

const NOT_EMPTIED = ['goal', 'status'];

/** Edits that clear the selected cells that may be empty and aren't. */
export function emptied(
  { top, bottom, left, right }: Range,
  { goals, columns, cells, stepsOf }: GridContent,
): CellEdit[] {
  const edits: CellEdit[] = [];
  for (const goal of goals.slice(top, bottom + 1)) {
    const steps = [...stepsOf(goal.id)];
    const words = cells(goal);
    for (const [at, column] of columns.entries()) {
      if (at < left || at > right || NOT_EMPTIED.includes(column.column)) continue;
      if ((words[at] ?? '') !== '') edits.push({ ...column, words: '', goal, steps });
    }
  }
  return edits;
}

/**
 * Edits that paste cells over existing ones, starting at the first one selected; a single cell
 * fills the whole selection. `null` if the paste means rows, which may create goals.
 */
export function pastedOver(
  { top, bottom, left, right }: Range,
  pasted: readonly (readonly string[])[],
  { goals, columns, stepsOf }: GridContent,
): PastedOver | null {
  const single = pasted.length === 1 && pasted[0]?.length === 1;
  if ((left === 0 && !single) || top >= goals.length) return null;
  const edits: CellEdit[] = [];
  const end = single ? bottom : top + pasted.length - 1;
  const inRows = pasted.slice(0, goals.length - top);
  for (const [at, goal] of goals.slice(top, end + 1).entries()) {
    const steps = [...stepsOf(goal.id)];
    for (const [col, column] of columns.entries()) {
      if (col < left || (single && col > right)) continue;
      const words = single ? pasted[0]?.[0] : pasted[at]?.[col - left];
      if (words !== undefined) edits.push({ ...column, words, goal, steps });
    }
  }
  const leftOut = {
    lines: pasted.slice(inRows.length).filter((line) => written(line).length > 0).length,
    cells: inRows.flatMap((line) => written(line.slice(columns.length - left))),
  };
  return { edits, leftOut };
}

/** Empty cells don't count as lost. */
function written(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
}
