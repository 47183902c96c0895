/** Amounts are written the way people say them, and what can't be read is explained. */
import { expect, test } from 'vitest';
import { amountRefusal, sayAmount } from './amounts.ts';

test('an amount is written with its unit as people do', () => {
  expect(
    [sayAmount(3, 'talks'), sayAmount(40, '%'), sayAmount(12_000, '€'), sayAmount(-5, '€')].join(),
  ).toBe('3 talks,40%,€12,000,-€5');
  expect(sayAmount(2.456, '')).toBe('2.46');
  expect([sayAmount(1, 'talks'), sayAmount(1, 'bus'), sayAmount(1, 'h/s')].join()).toBe(
    '1 talk,1 bus,1 h/s',
  );
});

test('another unit is named, along with where it belongs', () => {
  const km = { ok: false, reason: 'otherUnit', unit: 'km' } as const;
  expect(amountRefusal(km, 'kg')).toBe(
    'This goal is measured in kg, not “km”. Enter the number in kg.',
  );
  expect(amountRefusal(km, '')).toBe('Put “km” in Unit, and the number here.');
  expect(amountRefusal({ ok: false, reason: 'notANumber' }, 'kg')).toBe('That isn’t a number.');
});
