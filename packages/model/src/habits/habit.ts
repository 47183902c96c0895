/** A habit: a small swap ("when …, I will … instead of …") on some days of the week, ticked by day. */
import { collection, type RecordOf } from '../document/collection.ts';
import { days, id, keyed, line, order, personOrAuthor, text } from '../document/fields.ts';
import { isReachable } from '../shared/calendar.ts';
import { type Day, parseDay } from '../shared/days.ts';
import type { GoalId } from '../shared/ids.ts';

/** 0 for Monday to 6 for Sunday. */
export const WEEKDAYS = [0, 1, 2, 3, 4, 5, 6] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export const HABIT_STATES = ['on', 'paused', 'ended'] as const;
export type HabitState = (typeof HABIT_STATES)[number];

/** From this day on, the habit falls on this weekday, or no longer does. */
export interface PlanEntry {
  readonly from: Day;
  readonly weekday: Weekday;
  readonly planned: boolean;
}

/** From this day on, the habit is on, paused or ended. */
export interface StateEntry {
  readonly from: Day;
  readonly state: HabitState;
}

/** More days than a daily habit can be ticked in a working life. */
const MOST_TICKS = 20_000;
/** More changes of plan than a change of all seven days in each week of a working life. */
const MOST_CHANGES = 20_000;

export const habits = collection({
  name: 'habits',
  record: 'habit',
  storage: 'fields',
  mostEntries: 1_000,
  discussed: true,
  title: ({ title }) => title,
  fields: {
    /** What I will do. */
    title: text(),
    /** When I will do it: after lunch, on the train. */
    when: line(),
    /** What it takes the place of. */
    insteadOf: line(),
    person: personOrAuthor(),
    /** The goal it serves. */
    goal: id<GoalId>(),
    /**
     * The days of the week, each with the day from which that holds: a change of plan leaves the
     * weeks before as they were, and two people can change two weekdays at the same time.
     */
    plan: keyed<readonly PlanEntry[], string, boolean>(
      'plan:<day>.<weekday>',
      (entries) => entries.flatMap(([key, raw]) => planEntry(key, raw)),
      MOST_CHANGES,
    ),
    states: keyed<readonly StateEntry[], string, HabitState>(
      'state:<day>',
      (entries) => entries.flatMap(([key, raw]) => stateEntry(key, raw)),
      MOST_CHANGES,
    ),
    /** The days on which it was done, planned or not: one entry each, so that no tick is lost. */
    ticks: days('tick:<day>', MOST_TICKS),
    /** Fractional index among all habits. */
    order: order(),
  },
});

export type Habit = RecordOf<typeof habits>;

/** The key under which the plan for a weekday is stored. */
export function planKey(from: Day, weekday: Weekday): string {
  return `${from}.${String(weekday)}`;
}

function planEntry(key: string, planned: unknown): PlanEntry[] {
  const [from, weekday] = [
    reachableDay(key.slice(0, -2)),
    WEEKDAYS.find((each) => key.endsWith(`.${String(each)}`)),
  ];
  if (from === null || weekday === undefined || typeof planned !== 'boolean') return [];
  return [{ from, weekday, planned }];
}

function stateEntry(key: string, raw: unknown): StateEntry[] {
  const [from, state] = [reachableDay(key), HABIT_STATES.find((each) => each === raw)];
  return from === null || state === undefined ? [] : [{ from, state }];
}

function reachableDay(raw: string): Day | null {
  const day = parseDay(raw);
  return day !== null && isReachable(day) ? day : null;
}
