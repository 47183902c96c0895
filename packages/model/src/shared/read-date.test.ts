import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, lastOfMonth, mondayOf, weekdayOf } from './calendar.ts';
import { addDays, type Day, parseDay } from './days.ts';
import { readDate, readTimeline } from './read-date.ts';

const TODAY = '2027-03-12' as Day;
const day = fc
  .date({ min: new Date('1975-01-01'), max: new Date('2150-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10) as Day);

test.each([
  ['2027-03-12', '2027-03-12', undefined],
  ['2027-03-12T10:00:00Z', '2027-03-12', undefined],
  ['2027/3/2', '2027-03-02', undefined],
  ['12.3.2027', '2027-03-12', undefined],
  ['12. 03. 27', '2027-03-12', undefined],
  ['3/12/2027', '2027-12-03', 'dayFirst'],
  ['12/25/2027', '2027-12-25', 'monthFirst'],
  ['25/12/2027', '2027-12-25', undefined],
  ['5-5-2027', '2027-05-05', undefined],
  ['12 March 2027', '2027-03-12', undefined],
  ['March 12th, 2027', '2027-03-12', undefined],
  ['1 Feb', '2028-02-01', 'yearAssumed'],
  ['29 Feb', '2028-02-29', 'yearAssumed'],
  ['March 2027', '2027-03-31', 'wholeMonth'],
  ["Sept '27", '2027-09-30', 'wholeMonth'],
  ['2028-02', '2028-02-29', 'wholeMonth'],
  ['Q3 2027', '2027-09-30', 'wholeQuarter'],
  ['2027 Q1', '2027-03-31', 'wholeQuarter'],
  ['by the end of 2027', '2027-12-31', 'wholeYear'],
  ['6 weeks', '2027-04-23', 'fromToday'],
  ['within three months', '2027-06-12', 'fromToday'],
  ['Today', '2027-03-12', undefined],
])('%j is %s (%s)', (text, expected, note) => {
  expect(readDate(text, TODAY)).toEqual({ ok: true, day: expected, ...(note ? { note } : {}) });
});

test.each([
  ['', 'empty'],
  ['   ', 'empty'],
  ['soon', 'notADate'],
  ['=TODAY()', 'notADate'],
  ['46000.5', 'notADate'],
  ['12.13.2027', 'noSuchDay'],
  ['31/31/2027', 'noSuchDay'],
  ['2027-02-30', 'noSuchDay'],
  ['30 February', 'noSuchDay'],
  ['2027-13', 'noSuchDay'],
  ['20255', 'yearOutOfReach'],
  ['12.3.20255', 'yearOutOfReach'],
  ['20255-03-12', 'yearOutOfReach'],
  ['March 20255', 'yearOutOfReach'],
  ['Q3 20255', 'yearOutOfReach'],
  ['12/3/0027', 'yearOutOfReach'],
])('%j is refused: %s', (text, reason) => {
  expect(readDate(text, TODAY)).toEqual({ ok: false, reason });
});

test.each([
  ['Jan 2027 – Mar 2027', '2027-01-01', '2027-03-31'],
  ['March to June 2027', '2027-03-01', '2027-06-30'],
  ['2027-03-12 - 2027-04-01', '2027-03-12', '2027-04-01'],
  ['Q1 2027 → Q2 2027', '2027-01-01', '2027-06-30'],
  ['Q3 2027', null, '2027-09-30'],
])('the timeline %j runs from %s to %s', (text, start, due) => {
  expect(readTimeline(text, TODAY)).toMatchObject({ ok: true, start, due });
});

test('a timeline that ends before it starts is refused', () => {
  expect(readTimeline('June 2027 - May 2027', TODAY)).toEqual({
    ok: false,
    reason: 'endBeforeStart',
  });
});

test('any text gives a day of the calendar or a reason', () => {
  const piece = fc.constantFrom(
    ...['12', '3', '2027', '99999', '.', '/', '-', ' ', 'q3', 'march', 'may', 'in ', ' to ', ','],
    ...['weeks', "'27", '0', '=', '"', 'é', '\n'],
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 8 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, day, (words, today) => {
      const one = readDate(words, today);
      if (one.ok) expect(parseDay(one.day)).toBe(one.day);
      const two = readTimeline(words, today);
      if (two.ok && two.start !== null) expect(two.start <= two.due).toBe(true);
    }),
  );
});

test('a day is read back from every way of writing it', () => {
  fc.assert(
    fc.property(day, (due) => {
      const [y = '', m = '', d = ''] = due.split('-');
      for (const text of [due, `${d}.${m}.${y}`, `${y}/${m}/${d}`, `${d}/${m}/${y}`])
        expect(readDate(text, TODAY)).toMatchObject({ ok: true, day: due });
    }),
  );
});

test('weeks begin on Monday, and months are added without leaving the month', () => {
  expect([weekdayOf(TODAY), mondayOf(TODAY)]).toEqual([4, '2027-03-08']);
  expect(addMonths('2027-01-31' as Day, 1)).toBe('2027-02-28');
  expect(addMonths('2027-01-31' as Day, -2)).toBe('2026-11-30');
  expect(lastOfMonth(2028, 2)).toBe('2028-02-29');
  fc.assert(
    fc.property(day, fc.integer({ min: -200, max: 200 }), (from, count) => {
      expect(weekdayOf(addDays(mondayOf(from), 7))).toBe(0);
      const back = addMonths(addMonths(from, count), -count);
      expect(back <= from).toBe(true);
    }),
  );
});
