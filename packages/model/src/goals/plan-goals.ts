/** The named changes that plan a goal: its dates, measure, priority, focus and end. */
import { change, type Writer } from '../document/change.ts';
import { readAll, readOne } from '../document/read.ts';
import { isReachable } from '../shared/calendar.ts';
import { type Day, parseDay } from '../shared/days.ts';
import type { GoalId } from '../shared/ids.ts';
import { orderAtEnd, type Ordered } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { writeStatus } from './change-goals.ts';
import { type Goal, goals, type PriorityPart, type Weight } from './goal.ts';

const DONE = { ok: true } as const;
type Refused<Reason> = { readonly ok: false; readonly reason: Reason };

export type DatesRefusal = 'endBeforeStart' | 'noSuchDay' | 'yearOutOfReach';

/** Sets both dates as one change, as dragging a bar does. */
export function setDates(
  writer: Writer,
  id: GoalId,
  { start, due }: { readonly start: Day | null; readonly due: Day | null },
): typeof DONE | Refused<DatesRefusal> {
  const reason = datesRefusal(start, due);
  if (reason !== null) return { ok: false, reason };
  change(writer, goals, 'setDates', (edit) => {
    const goal = readOne(writer.doc, goals, id);
    if (goal === undefined) return;
    // A date that stays the same is nobody's new choice.
    if (goal.start !== start) edit.choose(goals, id, 'start', start);
    if (goal.due !== due) edit.choose(goals, id, 'due', due);
  });
  return DONE;
}

export function datesRefusal(start: Day | null, due: Day | null): DatesRefusal | null {
  for (const day of [start, due]) {
    if (day === null) continue;
    if (parseDay(day) === null) return /^[+]?\d{5,}/.test(day) ? 'yearOutOfReach' : 'noSuchDay';
    if (!isReachable(day)) return 'yearOutOfReach';
  }
  return start !== null && due !== null && due < start ? 'endBeforeStart' : null;
}

/**
 * Accepts what everyone sees, so that `overruledDates` and `overruledStatus` no longer report it to
 * this person.
 */
export function acceptChoice(writer: Writer, id: GoalId, field: 'status' | 'start' | 'due'): void {
  change(writer, goals, 'acceptChoice', (edit) =>
    edit.put(goals, id, `${field}Choices`, writer.person, null),
  );
}

export interface Measure {
  readonly name: string;
  readonly unit: string;
  readonly start: number;
  readonly target: number;
}

/**
 * Measures the goal by a number, or stops doing so if `measure` is null. A target equal to the
 * start is kept; `smartCheck` reports it.
 */
export function setMeasure(
  writer: Writer,
  id: GoalId,
  measure: Measure | null,
): typeof DONE | Refused<'notANumber'> {
  if (measure !== null && !(Number.isFinite(measure.start) && Number.isFinite(measure.target)))
    return { ok: false, reason: 'notANumber' };
  change(writer, goals, 'setMeasure', (edit) => {
    edit.text(goals, id, 'measureName', oneLine(measure?.name ?? ''));
    edit.words(goals, id, 'measureUnit', measure ? oneLine(measure.unit) : null);
    edit.set(goals, id, 'measureStart', measure?.start);
    edit.set(goals, id, 'measureTarget', measure?.target);
  });
  return DONE;
}

const PRIORITY_FIELDS = {
  urgency: 'priorityUrgency',
  fit: 'priorityFit',
  impact: 'priorityImpact',
} as const;

export function setPriority(
  writer: Writer,
  id: GoalId,
  part: PriorityPart,
  weight: Weight | null,
): void {
  change(writer, goals, 'setPriority', (edit) =>
    edit.set(goals, id, PRIORITY_FIELDS[part], weight),
  );
}

/** Adds a goal to the focus, after those already there. */
export function setFocus(writer: Writer, id: GoalId): void {
  const focus = inFocus(readAll(writer.doc, goals).records);
  if (focus.some((goal) => goal.id === id)) return;
  change(writer, goals, 'focus', (edit) => edit.set(goals, id, 'focusOrder', orderAtEnd(focus)));
}

export function unfocus(writer: Writer, id: GoalId): void {
  change(writer, goals, 'unfocus', (edit) => edit.set(goals, id, 'focusOrder', null));
}

/** Moves a goal in focus before another one, or to the end if `before` is null. */
export function reorderFocus(writer: Writer, id: GoalId, before: GoalId | null): void {
  const focus = inFocus(readAll(writer.doc, goals).records);
  change(writer, goals, 'reorderFocus', (edit) =>
    edit.move(goals, focus, id, before, 'focusOrder'),
  );
}

function inFocus(all: readonly Goal[]): Ordered<GoalId>[] {
  return all.flatMap(({ id, focusOrder, deletedAt }) =>
    focusOrder === null || deletedAt !== null ? [] : [{ id, order: focusOrder }],
  );
}

/** Marks the goal done, with one line on what worked; `''` keeps what was written before. */
export function finishGoal(writer: Writer, id: GoalId, whatWorked: string): void {
  change(writer, goals, 'finish', (edit) => {
    writeStatus(writer, edit, id, 'done');
    if (whatWorked.trim() !== '') edit.text(goals, id, 'whatWorked', oneLine(whatWorked));
  });
}

export function dropGoal(writer: Writer, id: GoalId): void {
  change(writer, goals, 'drop', (edit) => writeStatus(writer, edit, id, 'dropped'));
}

/** Answers the questions for looking back on a finished or dropped goal; those not given stay as they are. */
export function answerRetrospective(
  writer: Writer,
  id: GoalId,
  answers: Partial<Record<'whatWorked' | 'whatToAdjust' | 'howIDecide', string>>,
): void {
  change(writer, goals, 'lookBack', (edit) => {
    for (const line of ['whatWorked', 'whatToAdjust', 'howIDecide'] as const) {
      const words = answers[line];
      if (words !== undefined) edit.text(goals, id, line, oneLine(words));
    }
  });
}
