import type { Day } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { hoursWords, whenWords } from './learning-words.ts';

const day = (text: string) => text as Day;
const TODAY = '2027-05-20';

/** A day is not broken over two lines, which is not what these tests are about. */
const said = (...asked: Parameters<typeof whenWords>) =>
  whenWords(...asked).replaceAll('\u00a0', ' ');

test('the days are said as the state means them', () => {
  const dates = { start: day('2027-05-03'), end: day('2027-06-12') };
  expect(said({ state: 'want', ...dates }, TODAY)).toBe('from 3 May, until 12 Jun');
  expect(said({ state: 'doing', ...dates }, TODAY)).toBe('since 3 May, until 12 Jun');
  expect(said({ state: 'done', ...dates }, TODAY)).toBe('finished 12 Jun');
  expect(said({ state: 'doing', start: null, end: dates.end }, TODAY)).toBe('until 12 Jun');
  expect(said({ state: 'done', start: dates.start, end: null }, TODAY)).toBe('');
});

test('hours are spent of those that were planned, and more than planned is said alone', () => {
  expect(hoursWords({ hoursSpent: 6, hoursPlanned: 20 })).toBe('6 of 20 hours');
  expect(hoursWords({ hoursSpent: 22.5, hoursPlanned: 20 })).toBe('22.5 hours');
  expect(hoursWords({ hoursSpent: 1, hoursPlanned: null })).toBe('1 hour');
  expect(hoursWords({ hoursSpent: null, hoursPlanned: 20 })).toBe('20 hours planned');
  expect(hoursWords({ hoursSpent: null, hoursPlanned: null })).toBe('');
});
