/** A meeting's time, as text and in the browser's own field. */
import { expect, test } from 'vitest';
import { exactWhen, fromField, isOn, likelyNext, saidWhen, toField } from './when.ts';

const at = (year: number, month: number, day: number, hour = 0, minute = 0) =>
  new Date(year, month - 1, day, hour, minute).getTime();
const NOW = at(2026, 11, 21, 10, 42);

test('a field and its instant are the same moment, even across a clock change', () => {
  for (const month of [1, 3, 4, 7, 10, 11]) {
    const moment = at(2026, month, 28, 11, 5);
    expect(fromField(toField(moment))).toBe(moment);
  }
  expect(toField(null)).toBe('');
});

test('a half-typed field gives no moment', () => {
  expect(fromField('')).toBeNull();
  expect(fromField('2026-11')).toBeNull();
  expect(fromField('tomorrow')).toBeNull();
});

test('a meeting later today is shown with the time left', () => {
  expect(saidWhen(at(2026, 11, 21, 11), 50, NOW)).toBe('today at 11:00, in 18 minutes');
  expect(saidWhen(at(2026, 11, 21, 13), 50, NOW)).toBe('today at 13:00, in 2 hours');
});

test('a meeting in progress is shown with its end', () => {
  expect(saidWhen(at(2026, 11, 21, 10), 50, NOW)).toBe('now, until 10:50');
});

test('a meeting this week is shown with its weekday', () => {
  expect(saidWhen(at(2026, 11, 24, 9, 30), 50, NOW)).toBe('Tuesday at 09:30, in 3 days');
});

test('another year is named', () => {
  expect(exactWhen(at(2026, 11, 24, 9, 30), NOW)).toBe('Tuesday 24 November, 09:30');
  expect(exactWhen(at(2027, 1, 5, 9, 30), NOW)).toBe('Tuesday 5 January 2027, 09:30');
});

test('the suggested next meeting is a fortnight after the last, at the same hour and never in the past', () => {
  expect(likelyNext(at(2026, 11, 16, 11), NOW)).toBe(at(2026, 11, 30, 11));
  // Over the end of summer time, where there is one.
  expect(likelyNext(at(2026, 10, 20, 11), at(2026, 10, 21))).toBe(at(2026, 11, 3, 11));
  expect(likelyNext(at(2020, 1, 1, 11), NOW)).toBeGreaterThan(NOW);
  expect(likelyNext(null, NOW)).toBe(at(2026, 11, 22, 10));
});

test('a meeting is on from a little before its start until a while after its end', () => {
  const start = at(2026, 11, 21, 11);
  expect(isOn(start, 50, start - 20 * 60_000)).toBe(false);
  expect(isOn(start, 50, start - 10 * 60_000)).toBe(true);
  expect(isOn(start, 50, start + 100 * 60_000)).toBe(true);
  expect(isOn(null, 50, start)).toBe(false);
});
