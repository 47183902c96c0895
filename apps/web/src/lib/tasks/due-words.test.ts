import { type Day, parseDay } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { doneWords, dueWords, likelyDays } from './due-words.ts';

const day = (text: string): Day => parseDay(text) ?? expect.fail(`${text} is no day`);
/** A Saturday. */
const today = day('2026-11-21');

test('a near day is called by its name, a far one by its date', () => {
  expect(dueWords(today, today)).toBe('today');
  expect(dueWords(day('2026-11-22'), today)).toBe('tomorrow');
  expect(dueWords(day('2026-11-25'), today)).toBe('Wednesday');
  expect(dueWords(day('2026-12-18'), today)).toBe('18 Dec');
  expect(dueWords(day('2027-02-28'), today)).toBe('28 Feb 2027');
});

test('a day that has passed says so', () => {
  expect(dueWords(day('2026-11-20'), today)).toBe('was due yesterday');
  expect(dueWords(day('2026-11-19'), today)).toBe('was due Thursday');
});

test('a completed task says when it was done', () => {
  expect(doneWords(new Date(2026, 10, 20, 23, 59).getTime(), today)).toBe('done yesterday');
});

test('next Monday is never today', () => {
  const monday = (from: string) =>
    likelyDays(day(from)).find((d) => d.label === 'Next Monday')?.day;
  expect(monday('2026-11-21')).toBe('2026-11-23');
  expect(monday('2026-11-22')).toBe('2026-11-23');
  expect(monday('2026-11-23')).toBe('2026-11-30');
});
