/** The three tables of goals, with the columns that guides to career goals use. */
import type { SheetShape } from '../shared/index.ts';

export const TABLE_KINDS = ['shortTerm', 'breakdown', 'progress'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

export type Column =
  | 'goal'
  | 'timeline'
  | 'keyActions'
  | 'metrics'
  | 'status'
  | 'completion'
  | 'nextAction'
  /** In the breakdown: each column holds one step. */
  | 'step';

/** The columns in order. In the breakdown the last one is repeated for each step. */
export const TABLE_COLUMNS: Readonly<Record<TableKind, readonly Column[]>> = {
  shortTerm: ['goal', 'timeline', 'keyActions', 'metrics'],
  breakdown: ['goal', 'step'],
  progress: ['goal', 'status', 'completion', 'nextAction'],
};

/** The headings of a table that is copied out. */
const HEADINGS: Readonly<Record<Column, string>> = {
  goal: 'Goal',
  timeline: 'Timeline',
  keyActions: 'Key actions',
  metrics: 'Metrics for success',
  status: 'Status',
  completion: 'Completion date',
  nextAction: 'Next action step',
  step: 'Step',
};

/** The row of headings for a table whose goals have up to `steps` steps. */
export function headingsOf(kind: TableKind, steps: number): string[] {
  if (kind !== 'breakdown') return TABLE_COLUMNS[kind].map((column) => HEADINGS[column]);
  const numbers = Array.from({ length: Math.max(1, steps) }, (_, at) => `Step ${String(at + 1)}`);
  return ['Major goal', ...numbers];
}

/** What people call a column, in lower case and without punctuation. */
const KNOWN: readonly (readonly [RegExp, Column])[] = [
  [/^((major|short term|long term|career|my|smart) )?goals?$/, 'goal'],
  [/^(timeline|time ?frame|deadline|due( date)?|by when|target date)$/, 'timeline'],
  [/^(key )?(actions?|action steps|steps)$/, 'keyActions'],
  [/^(success )?(metrics?|measures?|kpis?)( (for|of) success)?$/, 'metrics'],
  [/^(current )?status$/, 'status'],
  [/^(expected |target )?(completion( date)?|completed( on)?|done by|date)$/, 'completion'],
  [/^next( action)?( steps?)?$/, 'nextAction'],
  [/^step( \d+)?$/, 'step'],
];

/** The layout of a pasted table of this kind. */
export function shapeOf(kind: TableKind): SheetShape<Column> {
  const columns = TABLE_COLUMNS[kind];
  const known = KNOWN.map(([pattern, column]) => [pattern, meantIn(kind, column)] as const);
  return {
    columns,
    title: 'goal',
    known: known.filter(([, column]) => columns.includes(column)),
    rest: kind === 'breakdown' ? 'step' : undefined,
  };
}

/** "Due date" heads the timeline in one table and the completion date in another. */
function meantIn(kind: TableKind, column: Column): Column {
  return kind === 'progress' && column === 'timeline' ? 'completion' : column;
}
