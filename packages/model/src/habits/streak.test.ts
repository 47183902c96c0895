/** A streak against a reckoning that is so simple it can't be wrong, for any plan, ticks and place on earth. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { mondayOf, weekdayOf } from '../shared/calendar.ts';
import { addDays, type Day, dayOf, daysBetween } from '../shared/days.ts';
import { type Habit, type Weekday, WEEKDAYS } from './habit.ts';
import { isPlanned, stateOn, streakOf, weekdaysOn } from './read-habits.ts';

type Given = Pick<Habit, 'plan' | 'states' | 'ticks'>;

const day = (text: string) => text as Day;
/** A Monday. */
const MONDAY = day('2027-03-01');
const zone = process.env['TZ'];

afterEach(() => {
  if (zone === undefined) delete process.env['TZ'];
  else process.env['TZ'] = zone;
});

/** On these weekdays from `MONDAY` on, ticked so many days after it. */
function habitOn(weekdays: readonly Weekday[], ticked: readonly number[], from = MONDAY): Given {
  return {
    plan: weekdays.map((weekday) => ({ from, weekday, planned: true })),
    states: [],
    ticks: ticked.map((at) => addDays(from, at)),
  };
}

const streakAfter = (habit: Given, days: number) => streakOf(habit, addDays(MONDAY, days));

test('planned days in a row count, whatever lies between them', () => {
  const habit = habitOn([0, 2, 4], [0, 2, 4, 7, 9]);
  expect([0, 1, 4, 6, 8, 9].map((days) => streakAfter(habit, days))).toEqual([1, 1, 3, 3, 4, 5]);
});

test('today isn’t over: what isn’t ticked yet breaks nothing', () => {
  const habit = habitOn([0, 1], [0, 1, 7]);
  expect(streakAfter(habit, 8)).toBe(3);
  expect(streakAfter(habit, 9)).toBe(0);
});

test('one planned day a week may be left out, and the second one breaks the streak', () => {
  const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4];
  expect(streakAfter(habitOn(weekdays, [0, 1, 3, 4]), 5)).toBe(4);
  expect(streakAfter(habitOn(weekdays, [0, 1, 4]), 5)).toBe(1);
  // A Sunday and the Monday after it are in two weeks.
  expect(streakAfter(habitOn(WEEKDAYS, [0, 1, 2, 3, 4, 5, 8]), 8)).toBe(7);
  expect(streakAfter(habitOn(WEEKDAYS, [0, 1, 2, 3, 4, 5, 9]), 9)).toBe(1);
});

test('a habit on one or two days a week is forgiven none', () => {
  expect(streakAfter(habitOn([0, 3], [0, 10]), 10)).toBe(1);
  expect(streakAfter(habitOn([0], [0, 14]), 14)).toBe(1);
  expect(streakAfter(habitOn([0, 3, 5], [0, 5, 10]), 6)).toBe(2);
});

test('a tick on a day that isn’t planned neither counts nor breaks', () => {
  expect(streakAfter(habitOn([0, 2], [0, 1, 2]), 2)).toBe(2);
});

test('a tick from long before its plan changes nothing, and without a plan there is no streak', () => {
  const habit = habitOn([0, 1], [0, 1]);
  const ticks = [day('1970-01-01'), ...habit.ticks];
  expect(streakAfter({ ...habit, ticks }, 1)).toBe(2);
  expect(streakAfter({ ...habit, ticks, plan: [] }, 1)).toBe(0);
});

test('a pause leaves the streak as it was', () => {
  const habit = {
    ...habitOn(WEEKDAYS, [0, 1, 2, 14]),
    states: [
      { from: addDays(MONDAY, 3), state: 'paused' as const },
      { from: addDays(MONDAY, 14), state: 'on' as const },
    ],
  };
  expect([10, 13, 14].map((days) => streakAfter(habit, days))).toEqual([3, 3, 4]);
});

test('a fortnight over the new year, and over both changes of the clocks', () => {
  for (const from of ['2026-12-28', '2027-03-22', '2027-10-25', '2028-02-21']) {
    const habit = habitOn(WEEKDAYS, [...Array(14).keys()], day(from));
    expect(streakOf(habit, addDays(day(from), 13)), from).toBe(14);
  }
});

const some = fc.record({
  weekdays: fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }),
  more: fc.array(
    fc.record({
      at: fc.nat(80),
      weekday: fc.constantFrom(...WEEKDAYS),
      planned: fc.boolean(),
    }),
    { maxLength: 4 },
  ),
  states: fc.array(
    fc.record({ at: fc.nat(80), state: fc.constantFrom('on' as const, 'paused' as const) }),
    { maxLength: 3 },
  ),
  left: fc.uniqueArray(fc.nat(100), { maxLength: 40 }),
  begin: fc.nat(700),
});

/** Ticked on nearly every day, so that streaks are long; `begin` moves it through the calendar. */
const habit = some.map(({ weekdays, more, states, left, begin }): Given & { from: Day } => {
  const from = addDays(day('2026-06-01'), begin);
  return {
    from,
    plan: [
      ...weekdays.map((weekday) => ({ from, weekday, planned: true })),
      ...more.map(({ at, ...entry }) => ({ ...entry, from: addDays(from, at) })),
    ],
    states: states.map(({ at, state }) => ({ from: addDays(from, at), state })),
    ticks: [...Array(100).keys()].flatMap((at) => (left.includes(at) ? [] : addDays(from, at))),
  };
});

test('on each day it falls on the weekdays, and stands, as the latest change says', () => {
  fc.assert(
    fc.property(habit, fc.nat(110), ({ from, plan, states }, at) => {
      const on = addDays(from, at);
      const latest = <T extends { readonly from: Day }>(entries: readonly T[]) =>
        entries.reduce<T | null>(
          (last, entry) => (entry.from <= on && entry.from >= (last?.from ?? '') ? entry : last),
          null,
        );
      const weekdays = WEEKDAYS.filter(
        (weekday) => latest(plan.filter((entry) => entry.weekday === weekday))?.planned,
      );
      expect(weekdaysOn({ plan }, on)).toEqual(weekdays);
      expect(stateOn({ states }, on)).toBe(latest(states)?.state ?? 'on');
    }),
  );
});

/** Day by day from the first one, as somebody with a paper calendar would. */
function reckon({ from, ...given }: Given & { from: Day }, today: Day): number {
  let [count, week, leftOut] = [0, '', 0];
  for (let on = from; on <= today; on = addDays(on, 1)) {
    if (week !== mondayOf(on)) [week, leftOut] = [mondayOf(on), 0];
    if (!isPlanned(given, on)) continue;
    if (given.ticks.includes(on)) count++;
    else if (on !== today && ++leftOut > (weekdaysOn(given, on).length < 3 ? 0 : 1)) count = 0;
  }
  return count;
}

test('for any plan, pauses and ticks it is what counting day by day gives', () => {
  fc.assert(
    fc.property(habit, fc.nat(110), (given, at) => {
      const today = addDays(given.from, at);
      expect(streakOf(given, today)).toBe(reckon(given, today));
    }),
  );
});

test('one more tick never makes it shorter, and it is never longer than the ticks', () => {
  fc.assert(
    fc.property(habit, fc.nat(100), fc.nat(100), (given, at, more) => {
      const today = addDays(given.from, at);
      const ticked = { ...given, ticks: [...given.ticks, addDays(given.from, more)] };
      expect(streakOf(ticked, today)).toBeGreaterThanOrEqual(streakOf(given, today));
      const until = given.ticks.filter((each) => each <= today).length;
      expect(streakOf(given, today)).toBeLessThanOrEqual(until);
    }),
  );
});

test('it is the same west and east of UTC', () => {
  const zones = ['America/Los_Angeles', 'UTC', 'Europe/Berlin', 'Asia/Tokyo', 'Pacific/Apia'];
  fc.assert(
    fc.property(habit, fc.nat(100), (given, at) => {
      const today = addDays(given.from, at);
      const streaks = zones.map((name) => {
        process.env['TZ'] = name;
        return streakOf(given, today);
      });
      expect(new Set(streaks).size).toBe(1);
    }),
  );
});

test('the zones of the test above do differ', () => {
  const noon = Date.UTC(2027, 2, 1, 23, 30);
  const days = ['America/Los_Angeles', 'Asia/Tokyo'].map((name) => {
    process.env['TZ'] = name;
    return dayOf(noon);
  });
  expect(days).toEqual(['2027-03-01', '2027-03-02']);
  expect(daysBetween(...(days as [Day, Day]))).toBe(1);
  expect(weekdayOf(MONDAY)).toBe(0);
});
