/** One pasted row as intended changes, against what its goal says already. */
import { oneLine, parseDay, readDate, readTimeline, type Day } from '../shared/index.ts';
import type { Task } from '../tasks/index.ts';
import type { Column } from './kinds.ts';
import { readStatus } from './status-words.ts';
import type { PlannedRow, PlannedStep, TableContext, TableNoteKey } from './table-plan.ts';
import { cellOf, stepCell, stepsInOrder, type WordedColumn } from './write-table.ts';

export type NamedCells = ReadonlyMap<Column, readonly string[]>;
export type AddNote = (key: TableNoteKey, words: string) => void;

export function planRow({
  row,
  title,
  named,
  note,
  context: { goals, stepsOf, today },
}: {
  row: number;
  title: string;
  named: NamedCells;
  note: AddNote;
  context: TableContext;
}): PlannedRow {
  const same = goals.filter(
    (goal) => goal.deletedAt === null && keyOf(goal.title) === keyOf(title),
  );
  const goal = same.length === 1 ? same[0] : undefined;
  const present = goal === undefined ? [] : stepsInOrder(stepsOf(goal.id));
  const words: { column: WordedColumn; words: string }[] = [];
  /** The cell, unless it is empty or says what the goal says already. */
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
  const steps = [...(named.get('step') ?? []), ...splitActions(actions ?? '')];
  return {
    ...{ row, title, goal: goal?.id ?? null },
    // The words of a day that was refused would hide the day that stays.
    words: dates === null ? words.filter(({ column }) => column !== 'completion') : words,
    ...dates,
    ...(meant === null ? {} : { status: meant }),
    ...(metrics === null ? {} : { doneWhen: oneLine(metrics) }),
    ...(nextAction === '' || nextAction === goal?.nextAction ? {} : { nextAction }),
    steps: newSteps(steps, present),
  };
}

interface At {
  readonly today: Day;
  /** When the goal starts already. */
  readonly start: Day | null;
  readonly note: AddNote;
}

function readDays(
  cell: string,
  { today, start, note }: At,
): { readonly start?: Day | null; readonly due?: Day } {
  const reading = readTimeline(cell, today);
  if (!reading.ok) {
    note(reading.reason, cell);
    return {};
  }
  for (const key of reading.notes) note(key, cell);
  const { due } = reading;
  if (reading.start !== null) return { start: reading.start, due };
  return start !== null && due < start ? { start: null, due } : { due };
}

/** Null where the goal would end before it starts. */
function readDay(cell: string | null, { today, start, note }: At): { readonly due?: Day } | null {
  if (cell === null) return {};
  const reading = readDate(cell, today);
  if (!reading.ok) {
    note(reading.reason, cell);
    return {};
  }
  if (start !== null && reading.day < start) {
    note('endBeforeStart', cell);
    return null;
  }
  if (reading.note !== undefined) note(reading.note, cell);
  return { due: reading.day };
}

/** The actions of one cell: a line, a bullet or what semicolons part. */
export function splitActions(cell: string): string[] {
  return cell
    .split(/\n|;/)
    .map((line) => line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');
}

const DATED = /^(.*\S)\s*\((\d{4}-\d{2}-\d{2})\)$/s;

/** A step's words and its day in brackets, as `stepCell` writes them. */
export function readStep(cell: string): PlannedStep {
  const words = oneLine(cell).trim();
  const [, text = words, day] = DATED.exec(words) ?? [];
  const due = parseDay(day);
  return due === null ? { text: words, due } : { text, due };
}

/** The steps that are not there yet, each once, in the order of the cells. */
function newSteps(cells: readonly string[], present: readonly Task[]): PlannedStep[] {
  const known = new Set(present.flatMap((step) => [keyOf(step.text), keyOf(stepCell(step))]));
  const steps: PlannedStep[] = [];
  for (const cell of cells) {
    const words = oneLine(cell).trim();
    if (words === '' || known.has(keyOf(words))) continue;
    const step = readStep(words);
    if (known.has(keyOf(step.text))) continue;
    known.add(keyOf(words)).add(keyOf(step.text));
    steps.push(step);
  }
  return steps;
}

/** What titles and steps are told apart by: neither case nor white space. */
export function keyOf(title: string): string {
  return title.trim().replace(/\s+/g, ' ').toLowerCase();
}
