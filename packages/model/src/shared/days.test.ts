import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, type Day, dayOf, daysBetween, parseDay } from './days.ts';

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Day);

test.each([
  ...['2027-02-29', '2027-13-01', '2027-00-10', '2027-04-31', '2027-1-1', '20270101', ''],
  ...[' 2027-01-01', '2027-01-01T00:00', '+2027-01-01', null, 0, new Date(0), {}],
])('[DOC-7] %j isn’t a day', (raw) => {
  expect(parseDay(raw)).toBeNull();
});

test('a leap day is a day only in leap years', () => {
  expect(parseDay('2028-02-29')).toBe('2028-02-29');
  expect(parseDay('2100-02-29')).toBeNull();
});

test('the days of the calendar are those that the clock knows', () => {
  const two = (most: number) => fc.nat(most).map((n) => String(n).padStart(2, '0'));
  const year = fc.nat(9_999).map((n) => String(n).padStart(4, '0'));
  fc.assert(
    fc.property(year, two(13), two(32), (...parts) => {
      const text = parts.join('-');
      const at = new Date(`${text}T00:00:00Z`);
      const isDay = !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
      expect(parseDay(text) !== null).toBe(isDay);
    }),
    { numRuns: 1_000 },
  );
});

test('adding days and counting them are inverse', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: -40_000, max: 40_000 }), (from, count) => {
      const to = addDays(from, count);
      expect(parseDay(to)).toBe(to);
      expect(daysBetween(from, to)).toBe(count);
    }),
  );
});

test('days sort as text', () => {
  fc.assert(
    fc.property(day, day, (a, b) => {
      expect(a < b).toBe(daysBetween(a, b) > 0);
    }),
  );
});

test('the day of an instant is the one on your local calendar, even a minute before midnight', () => {
  expect(dayOf(new Date(2027, 2, 12, 23, 59).getTime())).toBe('2027-03-12');
  expect(dayOf(new Date(2027, 2, 13, 0, 0).getTime())).toBe('2027-03-13');
});
