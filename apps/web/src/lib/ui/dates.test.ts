/** Days and moments as people say them. */
import { dayOf } from '@cairn/model/shared';
import { describe, expect, it } from 'vitest';
import {
  exactDay,
  exactInstant,
  formatDay,
  formatInstant,
  formatPast,
  formatTime,
  sayDay,
  sayWhen,
  shortDay,
} from './dates.ts';

const TODAY = '2027-03-09';
const NOW = new Date(2027, 2, 9, 10, 42).getTime();

describe('a day', () => {
  it.each([
    ['2027-03-09', 'today'],
    ['2027-03-10', 'tomorrow'],
    ['2027-03-08', 'yesterday'],
    ['2027-03-12', 'Friday, in 3 days'],
    ['2027-03-03', 'Wednesday, 6 days ago'],
    ['2027-03-16', '16 March, in 1 week'],
    ['2027-04-06', '6 April, in 4 weeks'],
    ['2027-09-01', '1 September'],
    ['2026-03-01', '1 March 2026'],
  ])('%s is said as "%s"', (day, said) => {
    expect(formatDay(day, TODAY)).toBe(said);
  });

  it('counts whole days across a clock change', () => {
    expect(formatDay('2027-03-29', '2027-03-27')).toBe('Monday, in 2 days');
  });

  it('is returned unchanged if it isn’t a day', () => {
    expect(formatDay('soon', TODAY)).toBe('soon');
    expect(exactDay('2027-13-45')).toBe('2027-13-45');
  });

  it('is short in a list and exact on hover', () => {
    expect(shortDay('2027-02-28', TODAY)).toBe('28 Feb');
    expect(shortDay('2028-02-28', TODAY)).toBe('28 Feb 2028');
    expect(exactDay('2027-03-12')).toBe('Friday 12 March 2027');
  });
});

describe('a moment', () => {
  it.each([
    [20_000, 'now'],
    [-3 * 60_000, '3 minutes ago'],
    [-60_000, '1 minute ago'],
    [18 * 60_000, 'in 18 minutes'],
    [-2 * 3_600_000, '2 hours ago'],
    [4 * 3_600_000, 'today at 14:42'],
    [-24 * 3_600_000, 'yesterday at 10:42'],
    [3 * 24 * 3_600_000, 'Friday at 10:42'],
    [-20 * 24 * 3_600_000, '17 February'],
  ])('%d ms away is said as "%s"', (away, said) => {
    expect(formatInstant(NOW + away, NOW)).toBe(said);
  });

  it('is exact on hover', () => {
    expect(exactInstant(NOW)).toBe('Tuesday 9 March 2027 at 10:42');
    expect(formatTime(NOW)).toBe('10:42');
  });

  it.each([Number.NaN, 9e15, -9e15, Infinity])('is empty if it can’t be: %d', (ms) => {
    for (const said of [formatInstant(ms, NOW), formatPast(ms, NOW), exactInstant(ms)])
      expect(said).toBe('');
    expect(formatTime(ms)).toBe('');
  });
});

it('within a sentence, now is just now', () => {
  const now = new Date(2027, 2, 12, 12).getTime();
  expect(formatPast(now - 5_000, now)).toBe('just now');
  expect(formatPast(now - 180_000, now)).toBe('3 minutes ago');
  expect(formatPast(Number.NaN, now)).toBe('');
});

it.each([
  [1, 'yesterday at 12:00', 'yesterday', 'yesterday'],
  [3, 'on Tuesday at 12:00', 'Tuesday', 'on Tuesday'],
  [20, 'on 20 February', '20 February', 'on 20 February'],
])('within a sentence, %d days ago is "%s"', (days, moment, day, when) => {
  const now = new Date(2027, 2, 12, 12);
  const then = new Date(2027, 2, 12 - days, 12);
  const [on, today] = [dayOf(then.getTime()), dayOf(now.getTime())];
  expect(formatPast(then.getTime(), now.getTime())).toBe(moment);
  expect(sayDay(on, today)).toBe(day);
  expect(sayWhen(on, today)).toBe(when);
});
