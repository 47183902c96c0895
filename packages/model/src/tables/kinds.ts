/** The three tables of goals, with the columns that guides to career goals use. */

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

/** The column that a heading stands for in this kind of table; `null` if it isn't a heading of it. */
export function columnOf(kind: TableKind, heading: string): Column | null {
  const plain = heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  const column = KNOWN.find(([pattern]) => pattern.test(plain))?.[1] ?? null;
  // "Due date" heads the timeline in one table and the completion date in another.
  const meant = kind === 'progress' && column === 'timeline' ? 'completion' : column;
  return meant !== null && TABLE_COLUMNS[kind].includes(meant) ? meant : null;
}
