/** When a meeting is, in words and in the browser's own field. */
import { expect, test } from 'vitest';
import { exactWhen, fromField, isOn, likelyNext, saidWhen, toField } from './when.ts';

const at = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, day, hour, minute).getTime();
const NOW = at(2026, 11, 21, 10, 42);

test('a field and its instant are the same moment, across the change of clocks too', () => {
  for (const month of [1, 3, 4, 7, 10, 11]) {
    const moment = at(2026, month, 28, 11, 5);
    expect(fromField(toField(moment))).toBe(moment);
  }
  expect(toField(null)).toBe('');
});

test('a field that is half typed names no moment', () => {
  expect(fromField('')).toBeNull();
  expect(fromField('2026-11')).toBeNull();
  expect(fromField('tomorrow')).toBeNull();
});

test('a meeting later today is said with the time that is left', () => {
  expect(saidWhen(at(2026, 11, 21, 11), 50, NOW)).toBe('today at 11:00, in 18 minutes');
  expect(saidWhen(at(2026, 11, 21, 13), 50, NOW)).toBe('today at 13:00, in 2 hours');
});

test('a meeting that runs is said with its end', () => {
  expect(saidWhen(at(2026, 11, 21, 10), 50, NOW)).toBe('now, until 10:50');
});

test('a meeting of this week is said with its weekday', () => {
  expect(saidWhen(at(2026, 11, 24, 9, 30), 50, NOW)).toBe('Tuesday at 09:30, in 3 days');
});

test('another year is named', () => {
  expect(exactWhen(at(2026, 11, 24, 9, 30), NOW)).toBe('Tuesday 24 November, 09:30');
  expect(exactWhen(at(2027, 1, 5, 9, 30), NOW)).toContain('2027');
});

test('the next meeting is likely a fortnight after the last, at its hour and always to come', () => {
  expect(likelyNext(at(2026, 11, 16, 11), NOW)).toBe(at(2026, 11, 30, 11));
  // Over the end of summer time, where there is one.
  expect(likelyNext(at(2026, 10, 20, 11), at(2026, 10, 21))).toBe(at(2026, 11, 3, 11));
  expect(likelyNext(at(2020, 1, 1, 11), NOW)).toBeGreaterThan(NOW);
  expect(likelyNext(null, NOW)).toBe(at(2026, 11, 22, 10));
});

test('a meeting is on from a little before it until a while after', () => {
  const start = at(2026, 11, 21, 11);
  expect(isOn(start, 50, start - 20 * 60_000)).toBe(false);
  expect(isOn(start, 50, start - 10 * 60_000)).toBe(true);
  expect(isOn(start, 50, start + 100 * 60_000)).toBe(true);
  expect(isOn(null, 50, start)).toBe(false);
});
