import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { weekdayOf } from '../shared/calendar.ts';
import { addDays, type Day } from '../shared/days.ts';
import { createTask, pickUpTask, setTaskDone, setTaskDoneOn } from './change-tasks.ts';
import { isOccurrence, occurrences } from './occurrence.ts';
import { carryOver, dropTask, moveTaskToDay, setTaskRepeat, shiftTasks } from './plan-tasks.ts';
import { REPEATS, type Task, tasks } from './task.ts';
import { weekOf } from './week.ts';

/** A Friday, and the Monday of its week. */
const TODAY = '2027-03-12' as Day;
const MONDAY = '2027-03-08' as Day;

function week() {
  const mira = testWriter('mira', 1);
  const add = (text: string, due: string | null = null) =>
    createTask(mira, { text, due: due as Day | null });
  const read = () => readAll(mira.doc, tasks).records;
  const shown = () => {
    const { days, overdue, undated } = weekOf(read(), TODAY);
    return {
      days: days.flatMap(({ day, items }) =>
        items.map(({ task, done }) => `${day} ${done ? 'x' : '-'} ${task.text}`),
      ),
      overdue: overdue.map(({ text }) => text),
      undated: undated.map(({ text }) => text),
    };
  };
  return { mira, add, read, shown };
}

test('a week shows each day, what is left from before and what has no date', () => {
  const { mira, add, shown } = week();
  add('Tuesday', '2027-03-09');
  const late = add('Late', '2027-03-01');
  add('Next week', '2027-03-15');
  const some = add('Some day');
  expect(shown()).toEqual({
    ...{ days: ['2027-03-09 - Tuesday'], overdue: ['Late'], undated: ['Some day'] },
  });
  setTaskDone(mira, late, true);
  expect(shown().days).toEqual(['2027-03-09 - Tuesday', '2027-03-12 x Late']);
  dropTask(mira, some);
  expect(shown().undated).toEqual([]);
  pickUpTask(mira, some);
  moveTaskToDay(mira, some, MONDAY);
  expect(shown().days[0]).toBe('2027-03-08 - Some day');
});

test('carrying over moves what is open and nothing else, as one change', () => {
  const { mira, add, read, shown } = week();
  add('Late', '2027-03-01');
  setTaskDone(mira, add('Done', '2027-03-01'), true);
  setTaskRepeat(mira, add('Again', '2027-03-01'), 'weekly');
  carryOver(mira, read(), TODAY);
  const due = Object.fromEntries(read().map((task) => [task.text, task.due]));
  expect(due).toEqual({ Late: TODAY, Done: '2027-03-01', Again: '2027-03-01' });
  expect(shown().overdue).toEqual([]);
});

test('a repeating task falls on its days, each ticked off on its own, by two people at once', () => {
  const { mira, add, shown } = week();
  const robin = testWriter('robin', 2);
  const id = add('Stretch', '2027-03-10');
  setTaskRepeat(mira, id, 'daily');
  exchange(mira, robin);
  setTaskDoneOn(mira, id, '2027-03-10' as Day, true);
  setTaskDoneOn(robin, id, '2027-03-11' as Day, true);
  exchange(mira, robin);
  expect(shown().days).toEqual([
    '2027-03-10 x Stretch',
    '2027-03-11 x Stretch',
    '2027-03-12 - Stretch',
    '2027-03-13 - Stretch',
    '2027-03-14 - Stretch',
  ]);
  setTaskDoneOn(robin, id, '2027-03-11' as Day, false);
  expect(readAll(robin.doc, tasks).records[0]?.doneOn).toEqual(['2027-03-10']);
});

const bare = readAll(
  (() => {
    const mira = testWriter('mira', 1);
    createTask(mira, { text: 'Any' });
    return mira.doc;
  })(),
  tasks,
).records[0] as Task;

test('weekly keeps the weekday, monthly the day or the last one of a shorter month', () => {
  const monthly: Task = { ...bare, repeat: 'monthly', due: '2027-01-31' as Day };
  expect(occurrences(monthly, '2027-01-01' as Day, '2027-05-31' as Day)).toEqual([
    '2027-01-31',
    '2027-02-28',
    '2027-03-31',
    '2027-04-30',
    '2027-05-31',
  ]);
});

test('every week of a repeating task has as many days as it should', () => {
  const day = fc.integer({ min: 0, max: 4_000 }).map((count) => addDays(MONDAY, count));
  fc.assert(
    fc.property(day, day, fc.constantFrom(...REPEATS), (due, monday, repeat) => {
      const task: Task = { ...bare, repeat, due };
      const { days } = weekOf([task], monday);
      expect(days.map(({ day: one }) => weekdayOf(one))).toEqual([0, 1, 2, 3, 4, 5, 6]);
      const count = days.flatMap(({ items }) => items).length;
      const [first, last] = [days[0]?.day ?? due, days[6]?.day ?? due];
      if (repeat === 'daily' && due <= first) expect(count).toBe(7);
      if (repeat === 'weekly') expect(count).toBe(due <= last ? 1 : 0);
      if (repeat === 'monthly') expect(count).toBeLessThanOrEqual(1);
      expect(isOccurrence(task, due)).toBe(true);
    }),
  );
});

test('every month after the first has exactly one day of a monthly task', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_500 }),
      fc.integer({ min: 1, max: 120 }),
      (at, later) => {
        const due = addDays(MONDAY, at);
        const month = Number(due.slice(0, 4)) * 12 + Number(due.slice(5, 7)) - 1 + later;
        const prefix = `${String(Math.floor(month / 12))}-${String((month % 12) + 1).padStart(2, '0')}`;
        const task: Task = { ...bare, repeat: 'monthly', due };
        const found = occurrences(task, `${prefix}-01` as Day, addDays(`${prefix}-01` as Day, 27));
        const rest = occurrences(
          task,
          addDays(`${prefix}-01` as Day, 28),
          addDays(`${prefix}-01` as Day, 31),
        );
        expect([...found, ...rest].filter((day) => day.startsWith(prefix))).toHaveLength(1);
      },
    ),
  );
});

test('steps move with their goal: what is open and has a date, as one change', () => {
  const { mira, add, read } = week();
  const due = (text: string) => read().find((task) => task.text === text)?.due;
  add('Open', '2027-03-30');
  add('Some day');
  add('At the end of time', '2199-12-31');
  setTaskDone(mira, add('Done', '2027-03-01'), true);
  setTaskRepeat(mira, add('Each week', '2027-03-02'), 'weekly');
  shiftTasks(mira, read(), 7);
  expect(due('Open')).toBe('2027-04-06');
  expect(due('Some day')).toBeNull();
  expect(due('Done')).toBe('2027-03-01');
  expect(due('Each week')).toBe('2027-03-02');
  expect(due('At the end of time')).toBe('2199-12-31');
  shiftTasks(mira, read(), -7);
  expect(due('Open')).toBe('2027-03-30');
});
