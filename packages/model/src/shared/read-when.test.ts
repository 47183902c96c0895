import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  addToMonth,
  type DayOrMonth,
  dayOrMonthRefusal,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
  parseDayOrMonth,
  parseMonth,
} from './day-or-month.ts';
import { addDays, type Day } from './days.ts';
import { readPast, readPlanned } from './read-when.ts';

const TODAY = '2027-03-12' as Day;
const day = fc
  .date({ min: new Date('1975-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Day);

test.each([
  ['12 January 2025', '2025-01-12'],
  ['2025-01-12', '2025-01-12'],
  ['12.1.2025', '2025-01-12'],
  ['Jan 12, 2025', '2025-01-12'],
  ['Jan 2025', '2025-01'],
  ['2025-01', '2025-01'],
  ['March 2027', '2027-03'],
  ['1 Feb', '2027-02-01'],
  ['12 March', '2027-03-12'],
  ['13 March', '2026-03-13'],
  ['29 Feb', '2024-02-29'],
  ['Q4 2026', '2026-12'],
  ['2027', '2027-03'],
  ['2026', '2026-12'],
  ['Q1 2027', '2027-03'],
  ['yesterday', '2027-03-11'],
  ['3 weeks ago', '2027-02-19'],
  ['a month ago', '2027-02-12'],
])('of the past, %j is %s', (text, expected) => {
  expect(readPast(text, TODAY)).toMatchObject({ ok: true, when: expected });
});

test.each([
  ['13 March 2027', 'liesAhead'],
  ['April 2027', 'liesAhead'],
  ['2028', 'liesAhead'],
  ['in 3 weeks', 'liesAhead'],
  ['soon', 'notADate'],
  ['30 February', 'noSuchDay'],
  ['Jan 20255', 'yearOutOfReach'],
  ['999 years ago', 'yearOutOfReach'],
])('of the past, %j is refused: %s', (text, reason) => {
  expect(readPast(text, TODAY)).toEqual({ ok: false, reason });
});

test('of the future, a month stays a month and a day without a year is the next one', () => {
  expect(readPlanned('May 2027', TODAY)).toEqual({ ok: true, when: '2027-05' });
  expect(readPlanned('1 Feb', TODAY)).toEqual({
    ...{ ok: true, when: '2028-02-01', note: 'yearAssumed' },
  });
  expect(readPlanned('some day', TODAY)).toEqual({ ok: false, reason: 'notADate' });
});

test('any text is a day or a month of the calendar that has begun, or a reason', () => {
  const piece = fc.constantFrom(
    ...['12', '3', '2027', '99999', '.', '/', '-', ' ', 'q3', 'march', 'jan', 'ago', 'a'],
    ...['weeks', "'27", '29', 'feb', ' ago', 'years', 'é', '\n'],
  );
  const text = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, day, (words, today) => {
      const reading = readPast(words, today);
      if (!reading.ok) return;
      expect(parseDayOrMonth(reading.when)).toBe(reading.when);
      expect(firstDayOf(reading.when) <= today).toBe(true);
    }),
  );
});

test('a month has its first and last day, and its neighbours', () => {
  expect([firstDayOf('2028-02' as Month), lastDayOf('2028-02' as Month)]).toEqual([
    ...['2028-02-01', '2028-02-29'],
  ]);
  expect(['2027-13', '2027-00', '2027-1', '27-01', 202_701, null].map(parseMonth)).toEqual(
    Array(6).fill(null),
  );
  expect(dayOrMonthRefusal('2027-02-30' as DayOrMonth)).toBe('noSuchDay');
  expect(dayOrMonthRefusal('9000-02' as DayOrMonth)).toBe('yearOutOfReach');
  expect([null, undefined, '2027-02' as Month].map(dayOrMonthRefusal)).toEqual([null, null, null]);
  fc.assert(
    fc.property(day, fc.integer({ min: -300, max: 300 }), (one, count) => {
      const month = monthOf(one);
      expect(monthOf(firstDayOf(month))).toBe(month);
      expect(monthOf(addDays(lastDayOf(month), 1))).toBe(addToMonth(month, 1));
      expect(addToMonth(addToMonth(month, count), -count)).toBe(month);
    }),
  );
});
