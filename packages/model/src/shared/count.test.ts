import { expect, test } from 'vitest';
import { count, countInWords, inWords, plural } from './count.ts';

test('one is singular, and everything else plural', () => {
  expect([0, 1, 2].map((amount) => count(amount, 'goal'))).toEqual([
    '0 goals',
    '1 goal',
    '2 goals',
  ]);
  expect(count(2, 'step is', 'steps are')).toBe('2 steps are');
  expect([1, 3].map((amount) => plural(amount, 'it', 'they'))).toEqual(['it', 'they']);
});

test('small amounts are written as words', () => {
  expect([0, 1, 10, 11].map((amount) => countInWords(amount, 'goal'))).toEqual([
    'No goals',
    'One goal',
    'Ten goals',
    '11 goals',
  ]);
  expect(inWords(3, 'step')).toBe('three steps');
});
