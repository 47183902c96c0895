/** Goals as the cells of a table: what a pasted cell said is repeated for as long as it is still true. */
import type { Goal } from '../goals/index.ts';
import { byOrder, cellWords, dayOf, type GoalId, writeCells } from '../shared/index.ts';
import type { Task } from '../tasks/index.ts';
import { type Column, headingsOf, type TableKind } from './kinds.ts';
import { STATUS_WORDS } from './status-words.ts';

/** Columns whose wording is remembered when it differs from what would be written. */
export type WordedColumn = Exclude<Column, 'goal' | 'nextAction' | 'step'>;

/** What a cell says by the facts alone. Equal facts always give equal text. */
export function plainCell(goal: Goal, steps: readonly Task[], column: WordedColumn): string {
  switch (column) {
    case 'timeline':
      return goal.start !== null && goal.due !== null
        ? `${goal.start} – ${goal.due}`
        : (goal.due ?? '');
    case 'keyActions':
      return stepsInOrder(steps).map(stepCell).join('\n');
    case 'metrics':
      return metricsCell(goal);
    case 'status':
      return STATUS_WORDS[goal.status];
    case 'completion':
      if (goal.due !== null) return goal.due;
      return goal.status === 'done' && goal.finishedAt !== null ? dayOf(goal.finishedAt) : '';
  }
}

/** The text of a cell, as it was pasted if that still means the same. */
export function cellOf(goal: Goal, steps: readonly Task[], column: WordedColumn): string {
  return cellWords(goal.wordedCells, column, plainCell(goal, steps, column));
}

/** A step as a cell: its text, then its date in brackets. */
export function stepCell({ text, due }: Pick<Task, 'text' | 'due'>): string {
  return due === null ? text : `${text} (${due})`;
}

/** The steps that tables show, in order: those that aren't deleted or dropped. */
export function stepsInOrder(steps: readonly Task[]): Task[] {
  return steps
    .filter(({ deletedAt, droppedAt }) => deletedAt === null && droppedAt === null)
    .sort(byOrder);
}

function metricsCell(goal: Goal): string {
  const { measureTarget, measureStart, measureName, measureUnit, doneWhen } = goal;
  if (doneWhen !== '' || measureTarget === null) return doneWhen;
  const way = `${String(measureStart)} to ${String(measureTarget)} ${measureUnit}`.trim();
  return measureName === '' ? way : `${measureName}: ${way}`;
}

/** The rows of a table without its headings, one per goal, in the order given. */
export function tableRows(
  kind: TableKind,
  goals: readonly Goal[],
  stepsOf: (goal: GoalId) => readonly Task[],
): string[][] {
  return goals.map((goal) => {
    const steps = stepsOf(goal.id);
    const cell = (column: WordedColumn) => cellOf(goal, steps, column);
    switch (kind) {
      case 'shortTerm':
        return [goal.title, cell('timeline'), cell('keyActions'), cell('metrics')];
      case 'breakdown':
        return [goal.title, ...stepsInOrder(steps).map(stepCell)];
      case 'progress':
        return [goal.title, cell('status'), cell('completion'), goal.nextAction];
    }
  });
}

/** The table as tab-separated text for a spreadsheet, with or without its headings. */
export function writeTable(
  kind: TableKind,
  goals: readonly Goal[],
  stepsOf: (goal: GoalId) => readonly Task[],
  { headings = true }: { readonly headings?: boolean } = {},
): string {
  const rows = tableRows(kind, goals, stepsOf);
  const steps = Math.max(0, ...rows.map((row) => row.length - 1));
  return writeCells(headings ? [headingsOf(kind, steps), ...rows] : rows);
}
