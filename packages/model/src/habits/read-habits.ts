/**
 * Pure questions about habits: on which days they fall, and how it goes. A day here is a day on the
 * calendar, never an instant, so that no time zone can change an answer.
 */
import { isReachable, mondayOf, weekdayOf } from '../shared/calendar.ts';
import { addDays, type Day } from '../shared/days.ts';
import type { Habit, HabitState, Weekday } from './habit.ts';
import { heldFrom, holdingOn, type Stretch } from './stretches.ts';

type Planned = Pick<Habit, 'plan' | 'states'>;
type Ticked = Planned & Pick<Habit, 'ticks'>;

/** A habit on so many days a week is forgiven one that was left out in a week. */
const FORGIVEN_FROM_DAYS = 3;

/** The weekdays on which the habit falls as things stand on `day`, Monday first. */
export function weekdaysOn({ plan }: Pick<Habit, 'plan'>, day: Day): readonly Weekday[] {
  return holdingOn(planned(plan), day) ?? [];
}

export function stateOn({ states }: Pick<Habit, 'states'>, day: Day): HabitState {
  return holdingOn(standing(states), day) ?? 'on';
}

const planned = heldFrom((plan: Habit['plan']) => {
  const weekdays = new Set<Weekday>();
  return [...plan].sort(byFrom).map((entry): Stretch<readonly Weekday[]> => {
    if (entry.planned) weekdays.add(entry.weekday);
    else weekdays.delete(entry.weekday);
    return { from: entry.from, holds: [...weekdays].sort() };
  });
});

const standing = heldFrom((states: Habit['states']) =>
  [...states].sort(byFrom).map(({ from, state }) => ({ from, holds: state })),
);

function byFrom(a: { readonly from: Day }, b: { readonly from: Day }): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
}

/** Whether the habit was planned for `day`: begun, neither paused nor ended, and on that weekday. */
export function isPlanned(habit: Planned, day: Day): boolean {
  return (
    weekdaysOn(habit, day).some((weekday) => weekday === weekdayOf(day)) &&
    stateOn(habit, day) === 'on'
  );
}

export interface HabitDay {
  readonly day: Day;
  readonly planned: boolean;
  readonly ticked: boolean;
}

export interface HabitWeek {
  /** Monday to Sunday. */
  readonly days: readonly HabitDay[];
  /** How many days of this week it is planned for, and how many of those are ticked. */
  readonly planned: number;
  readonly ticked: number;
  /** Ticked without being planned. */
  readonly extra: number;
}

export function habitWeek(habit: Ticked, monday: Day): HabitWeek {
  const days = [0, 1, 2, 3, 4, 5, 6].map((at): HabitDay => {
    const day = addDays(monday, at);
    return { day, planned: isPlanned(habit, day), ticked: habit.ticks.includes(day) };
  });
  const ticked = days.filter((each) => each.ticked);
  const asPlanned = ticked.filter(({ planned }) => planned).length;
  return {
    days,
    planned: days.filter(({ planned }) => planned).length,
    ticked: asPlanned,
    extra: ticked.length - asPlanned,
  };
}

/**
 * How many planned days in a row were ticked, up to `today`. Today counts once it is ticked and
 * breaks nothing while it isn't. In each week from Monday to Sunday one planned day that was left
 * out is forgiven, if the habit falls on three days a week or more.
 */
export function streakOf(habit: Ticked, today: Day): number {
  const ticked = new Set<Day>(habit.ticks.filter(isReachable));
  // Nothing before the first tick, or before the first day it was planned for, can count.
  const [tick, plan] = [earliest([...ticked]), earliest(habit.plan.map(({ from }) => from))];
  if (tick === null || plan === null) return 0;
  const first = tick > plan ? tick : plan;
  let count = 0;
  for (let monday = mondayOf(today); addDays(monday, 6) >= first; monday = addDays(monday, -7)) {
    const { run, broken } = runInWeek(habit, monday, today, ticked);
    count += run;
    if (broken) break;
  }
  return count;
}

function earliest(days: readonly Day[]): Day | null {
  return days.reduce<Day | null>(
    (least, day) => (least === null || day < least ? day : least),
    null,
  );
}

/** The ticked days of a week since the streak last broke in it. */
function runInWeek(
  habit: Planned,
  monday: Day,
  today: Day,
  ticked: ReadonlySet<Day>,
): { readonly run: number; readonly broken: boolean } {
  let [run, leftOut, broken] = [0, 0, false];
  for (let at = 0; at < 7; at++) {
    const day = addDays(monday, at);
    if (day > today) break;
    if (!isPlanned(habit, day)) continue;
    if (ticked.has(day)) run++;
    else if (day !== today) {
      leftOut++;
      const forgiven = weekdaysOn(habit, day).length >= FORGIVEN_FROM_DAYS ? 1 : 0;
      if (leftOut > forgiven) [run, broken] = [0, true];
    }
  }
  return { run, broken };
}

/** True once it has ended; it is then out of the way. */
export function isEnded(habit: Pick<Habit, 'states'>, today: Day): boolean {
  return stateOn(habit, today) === 'ended';
}

/** Of the habits planned for a day: how many there are, and how many are ticked. */
export function dayCount(
  habits: readonly Ticked[],
  day: Day,
): { readonly planned: number; readonly ticked: number } {
  const planned = habits.filter((habit) => isPlanned(habit, day));
  return {
    planned: planned.length,
    ticked: planned.filter(({ ticks }) => ticks.includes(day)).length,
  };
}
