/**
 * Keeps a cell's own wording beside the facts, so that copying it out repeats the wording until the
 * facts change.
 */
import type { Edit } from '../document/index.ts';
import { type Goal, goals } from '../goals/index.ts';
import { wordedCellValue } from '../shared/index.ts';
import type { Task } from '../tasks/index.ts';
import { splitActions } from './plan-row.ts';
import { plainCell, stepCell, stepsInOrder, type WordedColumn } from './write-table.ts';

/** Keeps `words` as the wording of a cell of `goal`, which already says what they mean. */
export function rememberWords(
  edit: Edit,
  goal: Goal,
  steps: readonly Task[],
  { column, words }: { readonly column: WordedColumn; readonly words: string },
): void {
  const stoodFor = plainCell(goal, steps, column);
  // A wording that leaves out existing steps would hide them.
  const cells = stepsInOrder(steps).map(stepCell);
  const hides = column === 'keyActions' && splitActions(words, cells).length !== cells.length;
  const value = hides ? null : wordedCellValue({ stoodFor, words });
  edit.put(goals, goal.id, 'wordedCells', column, value);
}
