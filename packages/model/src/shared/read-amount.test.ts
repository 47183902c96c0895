/** Amounts are read as the person who typed them meant them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAmount, writeNumber } from './read-amount.ts';

test.each([
  ['3', '', 'en-GB', 3],
  [' 2.5 ', '', 'en-GB', 2.5],
  ['2,5', '', 'en-GB', 2.5],
  ['12,000', '', 'en-GB', 12_000],
  ['1 200 000', '', 'en-GB', 1_200_000],
  ['12,000.50', '', 'en-GB', 12_000.5],
  ['1.234,5', '', 'de-DE', 1_234.5],
  ['1.234,5', '', 'en-GB', 1_234.5],
  ['1,234.5', '', 'de-DE', 1_234.5],
  ['1 234,5', '', 'fr-FR', 1_234.5],
  ['1 234,5', '', 'en-GB', 1_234.5],
  ['1’234.5', '', 'de-CH', 1_234.5],
  ['12,34,567', '', 'hi-IN', 1_234_567],
  ['10.000', '€', 'de-DE', 10_000],
  ['1.234.567', '', 'en-GB', 1_234_567],
  ['80,5', 'kg', 'fr-FR', 80.5],
  ['40%', '%', 'en-GB', 40],
  ['40 %', '%', 'en-GB', 40],
  ['75 kg', 'kg', 'en-GB', 75],
  ['75 KG', 'kg', 'en-GB', 75],
  ['1 talk', 'talks', 'en-GB', 1],
  ['€12', '€', 'en-GB', 12],
  ['12 €', '€', 'en-GB', 12],
  ['１２３．５', '', 'ja-JP', 123.5],
  ['٣٫٥', '', 'ar-EG', 3.5],
  ['۱۲۳', '', 'fa-IR', 123],
  ['-4', '', 'en-GB', -4],
  ['\u22124', '', 'en-GB', -4],
  ['0.125', '', 'en-GB', 0.125],
  ['0,125', '', 'de-DE', 0.125],
  ['1234.567', '', 'de-DE', 1_234.567],
  ['.5', '', 'en-GB', 0.5],
  ['5.', '', 'en-GB', 5],
])('“%s” %s in %s is %d', (typed, unit, locale, amount) => {
  expect(readAmount(typed, unit, locale)).toEqual({ ok: true, amount, orElse: null });
});

test.each([
  ['10.000', 'en-GB', 10, 10_000],
  ['10,000', 'de-DE', 10, 10_000],
  ['10.000', 'fr-FR', 10, 10_000],
  ['-1.250', 'en-GB', -1.25, -1_250],
])('“%s” in %s is %d, and may mean %d', (typed, locale, amount, orElse) => {
  expect(readAmount(typed, '€', locale)).toEqual({ ok: true, amount, orElse });
});

test.each(['', 'three', '=1+1', '1e999', '1,2,3', '1.2,3.4', '1 2', '-', '.', '€5€'])(
  '“%s” is not a number',
  (typed) => {
    expect(readAmount(typed, '€', 'en-GB')).toEqual({ ok: false, reason: 'notANumber' });
  },
);

test('another unit isn’t taken for this one', () => {
  expect(readAmount('75 km', 'kg', 'en-GB')).toEqual({
    ok: false,
    reason: 'otherUnit',
    unit: 'km',
  });
});

test('what is written into a field reads back as the same', () => {
  const locales = ['en-GB', 'de-DE', 'fr-FR', 'de-CH', 'hi-IN', 'ar-EG', 'ja-JP', 'pt-PT'];
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
      fc.constantFrom(...locales),
      (amount, locale) => {
        const reading = readAmount(writeNumber(amount, locale), '', locale);
        if (!reading.ok) throw new Error(`${writeNumber(amount, locale)} is not read`);
        expect(reading.amount).toBeCloseTo(amount, 9);
      },
    ),
  );
});
