/** How wide the columns of each table are, and their headings. */
import { headingsOf, TABLE_COLUMNS, type Column, type TableKind } from '@cairn/model/tables';

export interface GridColumn {
  readonly column: Column;
  /** The index among the steps, from 0. */
  readonly at: number;
  readonly heading: string;
  /** Its minimum width in rem, and (`grows`) its share of the remaining space. */
  readonly rem: number;
  readonly grows: number;
}

const WIDTHS: Readonly<Record<Column, readonly [rem: number, grows: number]>> = {
  goal: [15, 3],
  timeline: [11.5, 1],
  keyActions: [17, 4],
  metrics: [14, 3],
  status: [9.5, 0],
  completion: [10, 0],
  nextAction: [16, 4],
  step: [13, 1],
};
const FEWEST_STEPS = 3;

/** `steps`: how many steps the goal with the most has. */
export function gridColumns(kind: TableKind, steps: number): GridColumn[] {
  const shown = Math.max(FEWEST_STEPS, steps + 1);
  return headingsOf(kind, shown).map((heading, index) => {
    const column = TABLE_COLUMNS[kind][index] ?? 'step';
    const [rem, grows] = WIDTHS[column];
    return { column, at: index - 1, heading, rem, grows };
  });
}

/**
 * The goal's own column is narrower on a phone, where it stays visible: see `--goal` on the grid.
 */
const remOf = ({ column, rem }: GridColumn) =>
  column === 'goal' ? 'var(--goal)' : `${String(rem)}rem`;

export function templateOf(columns: readonly GridColumn[]): string {
  return columns
    .map((column) =>
      column.grows === 0 ? remOf(column) : `minmax(${remOf(column)}, ${String(column.grows)}fr)`,
    )
    .join(' ');
}

export function narrowestOf(columns: readonly GridColumn[]): string {
  return `calc(${columns.map(remOf).join(' + ')})`;
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
    example: ['Become a team lead', 'Shadow a planning', 'Run one', 'Ask how it went'],
  },
  {
    kind: 'progress',
    name: 'progress',
    label: 'Progress',
    example: ['Finish the analytics course', 'In progress', 'March 2027', 'Apply module 5 at work'],
  },
];
