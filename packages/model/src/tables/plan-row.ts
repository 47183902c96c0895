/** One pasted row as intended changes, compared with what its goal already says. */
import type { Goal } from '../goals/index.ts';
import {
  type Day,
  oneLine,
  parseDay,
  readDate,
  readTimeline,
  type RecordRow,
  titleKey,
} from '../shared/index.ts';
import type { Task } from '../tasks/index.ts';
import type { Column } from './kinds.ts';
import { readStatus } from './status-words.ts';
import type { PlannedRow, PlannedStep, TableContext, TableNoteKey } from './table-plan.ts';
import { cellOf, stepCell, stepsInOrder, type WordedColumn } from './write-table.ts';

type AddNote = (key: TableNoteKey, words: string) => void;

export function planRow(
  { row, title, record: goal, named }: RecordRow<Column, Goal>,
  { stepsOf, today }: TableContext,
  note: AddNote,
): PlannedRow {
  const present = goal === undefined ? [] : stepsInOrder(stepsOf(goal.id));
  const words: { column: WordedColumn; words: string }[] = [];
  /** The cell, unless it is empty or says what the goal already says. */
  const fresh = (column: WordedColumn) => {
    const cell = named.get(column)?.[0]?.trim() ?? '';
    if (cell === '' || (goal && cellOf(goal, present, column) === cell)) return null;
    words.push({ column, words: cell });
    return cell;
  };
  const timeline = fresh('timeline');
  const completion = fresh('completion');
  const status = fresh('status');
  const metrics = fresh('metrics');
  const actions = fresh('keyActions');
  const nextAction = oneLine(named.get('nextAction')?.[0] ?? '').trim();
  const at = { today, start: goal?.start ?? null, note };
  const dates = timeline === null ? readDay(completion, at) : readDays(timeline, at);
  const meant = status === null ? null : readStatus(status);
  if (status !== null && meant === null) note('unknownStatus', status);
  /** Words that weren't understood would hide what stays as it was; a new goal has nothing else. */
  const isRefused = (column: WordedColumn) =>
    (column === 'status' && meant === null) ||
    (goal !== undefined && dates === null && (column === 'timeline' || column === 'completion'));
  const steps = [
    ...(named.get('step') ?? []),
    ...splitActions(actions ?? '', present.map(stepCell)),
  ];
  return {
    ...{ row, title, goal: goal?.id ?? null },
    words: words.filter(({ column }) => !isRefused(column)),
    ...dates,
    ...(meant === null ? {} : { status: meant }),
    ...(metrics === null ? {} : { doneWhen: oneLine(metrics) }),
    ...(nextAction === '' || nextAction === goal?.nextAction ? {} : { nextAction }),
    steps: newSteps(steps, present),
  };
}

interface At {
  readonly today: Day;
  /** The goal's present start. */
  readonly start: Day | null;
  readonly note: AddNote;
}

type Dates = Pick<PlannedRow, 'start' | 'due'>;

/** Null if the cell isn't a timeline. */
function readDays(cell: string, { today, start, note }: At): Dates | null {
  const reading = readTimeline(cell, today);
  if (!reading.ok) {
    note(reading.reason, cell);
    return null;
  }
  for (const key of reading.notes) note(key, cell);
  const { due } = reading;
  if (reading.start !== null) return { start: reading.start, due };
  return start !== null && due < start ? { start: null, due } : { due };
}

/** Null if the cell isn't a date, or the goal would end before it starts. */
function readDay(cell: string | null, { today, start, note }: At): Dates | null {
  if (cell === null) return {};
  const reading = readDate(cell, today);
  if (!reading.ok) {
    note(reading.reason, cell);
    return null;
  }
  if (start !== null && reading.day < start) {
    note('endBeforeStart', cell);
    return null;
  }
  if (reading.note !== undefined) note(reading.note, cell);
  return { due: reading.day };
}

/**
 * The actions in one cell, separated by lines, bullets or semicolons. A line that is one of `steps`
 * (as cells) is that step, whatever it contains; and if steps have semicolons, these don't
 * separate.
 */
export function splitActions(cell: string, steps: readonly string[]): string[] {
  const known = new Set(steps.map(titleKey));
  const parted = steps.some((step) => step.includes(';')) ? /\n/ : /\n|;/;
  return cell
    .split('\n')
    .flatMap((line) => (known.has(titleKey(line)) ? [line] : line.split(parted).map(unmarked)))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** Without a bullet or a number at the start. */
function unmarked(line: string): string {
  return line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '');
}

const DATED = /^(.*\S)\s*\((\d{4}-\d{2}-\d{2})\)$/s;

/** A step's text and the date in brackets, as `stepCell` writes them. */
export function readStep(cell: string): PlannedStep {
  const words = oneLine(cell).trim();
  const [, text = words, day] = DATED.exec(words) ?? [];
  const due = parseDay(day);
  return due === null ? { text: words, due } : { text, due };
}

/** The steps that aren't there yet, each once, in the order of the cells. */
function newSteps(cells: readonly string[], present: readonly Task[]): PlannedStep[] {
  const known = new Set(present.flatMap((step) => [titleKey(step.text), titleKey(stepCell(step))]));
  const steps: PlannedStep[] = [];
  for (const cell of cells) {
    const words = oneLine(cell).trim();
    if (words === '' || known.has(titleKey(words))) continue;
    const step = readStep(words);
    if (known.has(titleKey(step.text))) continue;
    known.add(titleKey(words)).add(titleKey(step.text));
    steps.push(step);
  }
  return steps;
}
