import { expect, test } from 'vitest';
import { readAmount, sayAmount } from './amounts.ts';

test.each([
  ['3', 3],
  [' 2.5 ', 2.5],
  ['2,5', 2.5],
  ['12,000', 12_000],
  ['1 200 000', 1_200_000],
  ['12,000.50', 12_000.5],
  ['-4', -4],
  ['\u22124', -4],
  ['', null],
  ['three', null],
  ['3 talks', null],
  ['=1+1', null],
  ['1e999', null],
])('%j is read as %j', (typed, amount) => {
  expect(readAmount(typed)).toBe(amount);
});

test('an amount is said with its unit as people do', () => {
  expect(
    [sayAmount(3, 'talks'), sayAmount(40, '%'), sayAmount(12_000, '€'), sayAmount(-5, '€')].join(),
  ).toBe('3 talks,40%,€12,000,-€5');
  expect(sayAmount(2.456, '')).toBe('2.46');
  expect([sayAmount(1, 'talks'), sayAmount(1, 'bus'), sayAmount(1, 'h/s')].join()).toBe(
    '1 talk,1 bus,1 h/s',
  );
});
