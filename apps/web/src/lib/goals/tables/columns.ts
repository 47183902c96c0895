/** How the columns of each table are shown, and their headings. */
import { GOAL_STATUSES } from '@cairn/model/goals';
import {
  type Column,
  headingsOf,
  STATUS_WORDS,
  TABLE_COLUMNS,
  type TableKind,
} from '@cairn/model/tables';
import type { CellKind, GridColumn } from '#lib/grid/source.ts';

export type GoalColumn = GridColumn & {
  readonly column: Column;
  /** The index among the steps, from 0. */
  readonly at: number;
};

type Look = CellKind & Pick<GridColumn, 'mayBeEmpty' | 'translate' | 'rem' | 'grows'>;

const DATE = { kind: 'date', mayBeEmpty: true, translate: 'no' } as const;
const LINE = { kind: 'line', mayBeEmpty: true } as const;
const STATUS = {
  kind: 'choice',
  options: GOAL_STATUSES.map((status) => STATUS_WORDS[status]),
  mayBeEmpty: false,
  translate: 'no',
} as const;

const LOOKS: Readonly<Record<Column, Look>> = {
  goal: { ...LINE, mayBeEmpty: false, rem: 15, grows: 3 },
  timeline: { ...DATE, rem: 11.5, grows: 1 },
  keyActions: { kind: 'lines', mayBeEmpty: true, rem: 17, grows: 4 },
  metrics: { ...LINE, rem: 14, grows: 3 },
  status: { ...STATUS, rem: 9.5, grows: 0 },
  completion: { ...DATE, rem: 10, grows: 0 },
  nextAction: { ...LINE, rem: 16, grows: 4 },
  step: { ...LINE, rem: 13, grows: 1 },
};
const FEWEST_STEPS = 3;

/** `steps`: how many steps the goal with the most has. */
export function gridColumns(kind: TableKind, steps: number): GoalColumn[] {
  const shown = Math.max(FEWEST_STEPS, steps + 1);
  return headingsOf(kind, shown).map((heading, index) => {
    const column = TABLE_COLUMNS[kind][index] ?? 'step';
    const at = index - 1;
    return { ...LOOKS[column], column, at, heading, key: `${column}/${String(at)}` };
  });
}

export const TABLES: readonly {
  readonly kind: TableKind;
  readonly name: string;
  readonly label: string;
  /** A row as someone might write it. */
  readonly example: readonly string[];
}[] = [
  {
    kind: 'shortTerm',
    name: 'plan',
    label: 'Plan',
    example: [
      'Speak at a meetup',
      'Q3 2027',
      'Pick a topic\nAsk for a slot',
      'One talk given, two people who ask about it',
    ],
  },
  {
    kind: 'breakdown',
    name: 'steps',
    label: 'Steps',
    example: ['Become a team lead', 'Shadow a planning session', 'Run one', 'Ask how it went'],
  },
  {
    kind: 'progress',
    name: 'progress',
    label: 'Progress',
    example: ['Finish the analytics course', 'In progress', 'March 2027', 'Apply module 5 at work'],
  },
];
