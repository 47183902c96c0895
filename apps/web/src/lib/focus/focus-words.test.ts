import { expect, test } from 'vitest';
import { leftWords, readMinutes, timeWords, titleWords } from './focus-words.ts';

test('a length of time is told in hours and minutes', () => {
  expect([0, 25, 60, 100].map(timeWords)).toEqual(['0 min', '25 min', '1 h', '1 h 40 min']);
});

test('what is left is rounded up, so that a block that runs never says nothing is left', () => {
  expect([25 * 60_000, 60_001, 1, 0, -5].map(leftWords)).toEqual([
    ...['25 minutes left', '2 minutes left', '1 minute left', 'Time’s up', 'Time’s up'],
  ]);
  expect(titleWords(90_000)).toBe('2 min left');
});

test('minutes are whole numbers; anything else is refused', () => {
  expect([' 40 ', '0', '2.5', '-3', '1e3', 'ten', ''].map(readMinutes)).toEqual([
    ...[40, 0, NaN, NaN, NaN, NaN, NaN],
  ]);
});
