/** A cell's own words are kept beside the facts, so that copying back gives them again until the facts change. */
import type { Edit } from '../document/index.ts';
import { goals, wordedCellValue, type Goal } from '../goals/index.ts';
import type { Task } from '../tasks/index.ts';
import { splitActions } from './plan-row.ts';
import { plainCell, stepCell, stepsInOrder, type WordedColumn } from './write-table.ts';

/** Keeps `words` as those of a cell of `goal`, which already says what they mean. */
export function rememberWords(
  edit: Edit,
  goal: Goal,
  steps: readonly Task[],
  { column, words }: { readonly column: WordedColumn; readonly words: string },
): void {
  const stoodFor = plainCell(goal, steps, column);
  // Words that leave out steps which are there would hide them.
  const cells = stepsInOrder(steps).map(stepCell);
  const hides = column === 'keyActions' && splitActions(words, cells).length !== cells.length;
  const value = stoodFor === words || hides ? null : wordedCellValue({ stoodFor, words });
  edit.put(goals, goal.id, 'wordedCells', column, value);
}
