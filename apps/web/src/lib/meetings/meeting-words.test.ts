/** A meeting lasts from a minute to a day; anything else typed isn't a valid length. */
import { expect, test } from 'vitest';
import { minutesOf } from './meeting-words.ts';

test.each([
  ['50', 50],
  ['1', 1],
  ['1440', 1440],
  ['22.6', 23],
  ['-5', null],
  ['0', null],
  ['2000', null],
  ['', null],
  ['soon', null],
])('%j typed as minutes is %j', (typed, minutes) => {
  expect(minutesOf(typed)).toBe(minutes);
});
