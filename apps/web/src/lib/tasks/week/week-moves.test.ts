import type { Day } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { dayAfterMove, moveOf } from './week-moves.ts';
import { weekName } from './week-words.ts';

/** A Friday. */
const TODAY = '2027-03-12' as Day;
const day = (text: string) => text as Day;

test('an arrow moves a task by a day, with Shift by a week', () => {
  expect(moveOf({ key: 'ArrowRight', shiftKey: false })).toBe('nextDay');
  expect(moveOf({ key: 'ArrowLeft', shiftKey: true })).toBe('previousWeek');
  expect(moveOf({ key: 'ArrowUp', shiftKey: false })).toBeNull();
  expect(dayAfterMove(day('2027-03-08'), 'nextDay', TODAY)).toBe('2027-03-09');
  expect(dayAfterMove(day('2027-03-14'), 'nextWeek', TODAY)).toBe('2027-03-21');
  expect(dayAfterMove(day('2027-03-08'), 'previousDay', TODAY)).toBe('2027-03-07');
  // A damaged day stays readable.
  expect(dayAfterMove(day('9999-12-31'), 'nextDay', TODAY)).toBe('9999-12-31');
});

test('a task left from before, or without a day, moves relative to today', () => {
  for (const from of [null, day('2027-02-01')]) {
    expect(dayAfterMove(from, 'nextDay', TODAY)).toBe(TODAY);
    expect(dayAfterMove(from, 'nextWeek', TODAY)).toBe('2027-03-15');
  }
});

test('a week is named by its first and last day', () => {
  expect(weekName(day('2027-03-08'), TODAY)).toBe('8 to 14 March');
  expect(weekName(day('2027-03-29'), TODAY)).toBe('29 March to 4 April');
  expect(weekName(day('2026-12-28'), TODAY)).toBe('28 December to 3 January');
  expect(weekName(day('2028-01-03'), TODAY)).toBe('3 to 9 January 2028');
});
