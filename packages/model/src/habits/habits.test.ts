import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { Day } from '../shared/days.ts';
import type { GoalId, HabitId } from '../shared/ids.ts';
import {
  addHabit,
  planHabitDay,
  setHabitGoal,
  setHabitState,
  tickHabit,
  wordHabit,
} from './change-habits.ts';
import { habits, type Weekday } from './habit.ts';
import { dayCount, habitWeek, isEnded, isPlanned, stateOn, weekdaysOn } from './read-habits.ts';

const day = (text: string) => text as Day;
/** A Monday. */
const MONDAY = day('2027-03-01');

function one(weekdays: readonly Weekday[]) {
  const mira = testWriter('mira', 1);
  const added = addHabit(mira, { title: 'Read a page', weekdays }, MONDAY);
  if (!added.ok) throw new Error(added.reason);
  const read = () => {
    const habit = readOne(mira.doc, habits, added.id);
    if (habit === undefined) throw new Error('it was added');
    return habit;
  };
  return { mira, id: added.id, read };
}

test('a habit is a swap on some days, of somebody, for a goal or none', () => {
  const mira = testWriter('mira', 1);
  const added = addHabit(
    mira,
    { title: 'Read\na page', when: 'On the train', insteadOf: 'the news', weekdays: [4, 0] },
    MONDAY,
  );
  expect(added.ok).toBe(true);
  const [habit] = readAll(mira.doc, habits).records;
  expect(habit).toMatchObject({
    ...{ title: 'Read a page', when: 'On the train', insteadOf: 'the news', person: 'mira' },
    goal: null,
  });
  setHabitGoal(mira, habit?.id as HabitId, 'g' as GoalId);
  wordHabit(mira, habit?.id as HabitId, 'when', 'After lunch');
  const [now] = readAll(mira.doc, habits).records;
  expect(now).toMatchObject({ goal: 'g', when: 'After lunch' });
  expect(now && weekdaysOn(now, MONDAY)).toEqual([0, 4]);
});

test('a habit without days or text is refused with a reason, and nothing is added', () => {
  const mira = testWriter('mira', 1);
  const add = (title: string, weekdays: Weekday[]) => addHabit(mira, { title, weekdays }, MONDAY);
  expect(add('Read', [])).toEqual({ ok: false, reason: 'noDay' });
  expect(add('  ', [0])).toEqual({ ok: false, reason: 'noWords' });
  expect(readAll(mira.doc, habits).records).toEqual([]);
});

test('its last day of the week can’t be taken away', () => {
  const { mira, id, read } = one([0, 1]);
  expect(planHabitDay(mira, id, 0, false, MONDAY)).toBeNull();
  expect(planHabitDay(mira, id, 1, false, MONDAY)).toBe('noDay');
  expect(weekdaysOn(read(), MONDAY)).toEqual([1]);
});

test('a change of plan holds from its day on and leaves the weeks before as they were', () => {
  const { mira, id, read } = one([0, 2, 4]);
  planHabitDay(mira, id, 1, true, day('2027-03-10'));
  planHabitDay(mira, id, 0, false, day('2027-03-10'));
  expect(weekdaysOn(read(), day('2027-02-28'))).toEqual([]);
  expect(weekdaysOn(read(), day('2027-03-09'))).toEqual([0, 2, 4]);
  expect(weekdaysOn(read(), day('2027-03-10'))).toEqual([1, 2, 4]);
  expect(isPlanned(read(), day('2027-03-08'))).toBe(true);
  expect(isPlanned(read(), day('2027-03-15'))).toBe(false);
  expect(isPlanned(read(), day('2027-03-16'))).toBe(true);
});

test('a plan from a clock that is ahead gives way to what is chosen now', () => {
  const { mira, id, read } = one([0, 2]);
  planHabitDay(mira, id, 2, false, day('2027-04-01'));
  setHabitState(mira, id, 'ended', day('2027-04-01'));
  planHabitDay(mira, id, 2, true, day('2027-03-10'));
  setHabitState(mira, id, 'paused', day('2027-03-10'));
  expect(weekdaysOn(read(), day('2027-05-05'))).toEqual([0, 2]);
  expect(stateOn(read(), day('2027-05-05'))).toBe('paused');
});

test('an end that somebody wrote for tomorrow, where it is tomorrow already, can be taken back today', () => {
  const { mira, id, read } = one([0, 1, 2]);
  setHabitState(mira, id, 'ended', day('2027-03-10'));
  setHabitState(mira, id, 'on', day('2027-03-09'));
  expect(stateOn(read(), day('2027-03-11'))).toBe('on');
});

test('while it is paused no day is planned, and once ended it stays so until it is resumed', () => {
  const { mira, id, read } = one([0, 1, 2, 3, 4]);
  setHabitState(mira, id, 'paused', day('2027-03-03'));
  setHabitState(mira, id, 'on', day('2027-03-05'));
  expect(habitWeek(read(), MONDAY).days.map(({ planned }) => planned)).toEqual([
    ...[true, true, false, false, true, false, false],
  ]);
  setHabitState(mira, id, 'ended', day('2027-03-08'));
  expect([day('2027-03-07'), day('2027-03-08')].map((on) => isEnded(read(), on))).toEqual([
    ...[false, true],
  ]);
});

test('a week counts planned days, and what was done on others beside them', () => {
  const { mira, id, read } = one([0, 2, 4]);
  tickHabit(mira, id, MONDAY, true);
  tickHabit(mira, id, day('2027-03-03'), true);
  tickHabit(mira, id, day('2027-03-04'), true);
  tickHabit(mira, id, day('2027-03-08'), true);
  expect(habitWeek(read(), MONDAY)).toMatchObject({ planned: 3, ticked: 2, extra: 1 });
  tickHabit(mira, id, day('2027-03-03'), false);
  expect(habitWeek(read(), MONDAY)).toMatchObject({ planned: 3, ticked: 1, extra: 1 });
  expect(dayCount([read()], MONDAY)).toEqual({ planned: 1, ticked: 1 });
  expect(dayCount([read()], day('2027-03-04'))).toEqual({ planned: 0, ticked: 0 });
});

test('[DOC-2] two people who tick, plan and word one habit offline lose nothing', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const added = addHabit(mira, { title: 'Read', weekdays: [0, 2] }, MONDAY);
  if (!added.ok) throw new Error(added.reason);
  const { id } = added;
  exchange(mira, robin);
  tickHabit(mira, id, MONDAY, true);
  tickHabit(robin, id, day('2027-03-03'), true);
  tickHabit(mira, id, day('2027-03-05'), true);
  tickHabit(robin, id, day('2027-03-05'), true);
  planHabitDay(mira, id, 4, true, day('2027-03-05'));
  planHabitDay(robin, id, 0, false, day('2027-03-05'));
  wordHabit(mira, id, 'title', 'Read a page');
  wordHabit(robin, id, 'title', 'Always Read');
  exchange(mira, robin);
  for (const { doc } of [mira, robin]) {
    const habit = readOne(doc, habits, id);
    expect(habit).toMatchObject({
      title: 'Always Read a page',
      ticks: ['2027-03-01', '2027-03-03', '2027-03-05'],
    });
    expect(habit && weekdaysOn(habit, day('2027-03-05'))).toEqual([2, 4]);
  }
});

test('[DOC-7] of a damaged plan, what can be read counts', () => {
  const doc = new Y.Doc();
  doc.getMap('habits').set(
    'h',
    new Y.Map<unknown>([
      ['title', new Y.Text('Read')],
      ['plan:2027-03-01.0', true],
      ['plan:2027-02-30.1', true],
      ['plan:2027-03-01.7', true],
      ['plan:0001-01-01.3', true],
      ['plan:2027-03-01.4', 'yes'],
      ['state:2027-03-01', 'sleeping'],
      ['state:soon', 'ended'],
      ['tick:2027-03-01', true],
      ['tick:2027-03-32', true],
      ['tick:2027-03-03', 'true'],
    ]),
  );
  const [habit] = readAll(doc, habits).records;
  expect(habit).toMatchObject({
    plan: [{ from: '2027-03-01', weekday: 0, planned: true }],
    states: [],
    ticks: ['2027-03-01'],
  });
});
