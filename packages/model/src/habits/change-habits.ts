/** The named changes of habits. */
import { change, type Writer } from '../document/change.ts';
import { readAll, readOne } from '../document/read.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, HabitId, PersonId } from '../shared/ids.ts';
import { orderAtEnd } from '../shared/order.ts';
import { oneLine } from '../shared/texts.ts';
import { habits, type HabitState, planKey, type Weekday } from './habit.ts';
import { stateOn, weekdaysOn } from './read-habits.ts';

export interface HabitDraft {
  readonly title: string;
  readonly when?: string;
  readonly insteadOf?: string;
  readonly weekdays: readonly Weekday[];
  readonly goal?: GoalId | null;
  /** Whose habit it is; by default the writer's. */
  readonly person?: PersonId;
}

/** `noDay`: a habit on no day of the week would never be due. */
export type HabitRefusal = 'noWords' | 'noDay';

/** @param from the day it begins */
export function addHabit(
  writer: Writer,
  { title, when = '', insteadOf = '', weekdays, goal, person }: HabitDraft,
  from: Day,
):
  | { readonly ok: true; readonly id: HabitId }
  | { readonly ok: false; readonly reason: HabitRefusal } {
  if (title.trim() === '') return { ok: false, reason: 'noWords' };
  if (weekdays.length === 0) return { ok: false, reason: 'noDay' };
  const siblings = readAll(writer.doc, habits).records;
  const id = change(writer, habits, 'add', (edit) =>
    edit.create(habits, {
      ...{ title: oneLine(title), when: oneLine(when), insteadOf: oneLine(insteadOf), goal },
      plan: weekdays.map((weekday) => planKey(from, weekday)),
      person: person ?? writer.person,
      order: orderAtEnd(siblings),
    }),
  );
  return { ok: true, id };
}

/** The words of a habit. */
export type HabitLine = 'title' | 'when' | 'insteadOf';

export function wordHabit(writer: Writer, id: HabitId, line: HabitLine, words: string): void {
  change(
    writer,
    habits,
    'word',
    (edit) => edit.text(habits, id, line, oneLine(words)),
    `${id} ${line}`,
  );
}

/** Plans a weekday from `from` on, or no longer; the days before stay as they were. Returns why not, or `null`. */
export function planHabitDay(
  writer: Writer,
  id: HabitId,
  weekday: Weekday,
  planned: boolean,
  from: Day,
): HabitRefusal | null {
  const habit = readOne(writer.doc, habits, id);
  if (habit === undefined) return null;
  const now = weekdaysOn(habit, from);
  if (!planned && now.length === 1 && now[0] === weekday) return 'noDay';
  change(writer, habits, 'plan', (edit) => {
    // What a device with a fast clock has planned from a later day on would win.
    for (const entry of habit.plan) {
      if (entry.weekday === weekday && entry.from > from)
        edit.put(habits, id, 'plan', planKey(entry.from, weekday), null);
    }
    edit.put(habits, id, 'plan', planKey(from, weekday), planned);
  });
  return null;
}

const STATE_VERBS: Readonly<Record<HabitState, string>> = {
  on: 'resume',
  paused: 'pause',
  ended: 'end',
};

/** Pauses, ends or resumes it from `from` on. */
export function setHabitState(writer: Writer, id: HabitId, state: HabitState, from: Day): void {
  const habit = readOne(writer.doc, habits, id);
  if (habit === undefined) return;
  // A device where it is tomorrow already may have written what is to hold from then on.
  const isAhead = habit.states.some((entry) => entry.from > from);
  if (stateOn(habit, from) === state && !isAhead) return;
  change(writer, habits, STATE_VERBS[state], (edit) => {
    for (const entry of habit.states) {
      if (entry.from > from) edit.put(habits, id, 'states', entry.from, null);
    }
    edit.put(habits, id, 'states', from, state);
  });
}

export function setHabitGoal(writer: Writer, id: HabitId, goal: GoalId | null): void {
  change(writer, habits, 'setGoal', (edit) => edit.set(habits, id, 'goal', goal));
}

/** Ticks one day, or takes the tick back. Two people can tick two days at the same time. */
export function tickHabit(writer: Writer, id: HabitId, day: Day, ticked: boolean): void {
  change(writer, habits, ticked ? 'tick' : 'untick', (edit) =>
    edit.put(habits, id, 'ticks', day, ticked ? true : null),
  );
}
