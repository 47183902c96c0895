import type { Day } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import {
  dayAt,
  nextZoom,
  numberOf,
  startOfStretch,
  ticks,
  ZOOM_FACTS,
  ZOOMS,
} from './time-scale.ts';

/** Days from two centuries, in steps that hit every day of the month and of the week. */
const SOME = Array.from({ length: 4_000 }, (_, at) => at * 19);
const day = (text: string) => text as Day;

test('a day gives its number and the number gives the day', () => {
  for (const number of SOME) expect(numberOf(dayAt(number))).toBe(number);
  expect(numberOf(day('1970-01-02'))).toBe(1);
  expect(dayAt(numberOf(day('2028-02-29')) + 1)).toBe('2028-03-01');
});

test.each(ZOOMS)(
  'ticks follow each other without a gap and cover everything asked for (%s)',
  (zoom) => {
    for (const from of SOME.filter((_, at) => at % 20 === 0)) {
      const long = 1 + (from % 1_999);
      const found = ticks(zoom, from, from + long);
      expect(found[0]?.at).toBeLessThanOrEqual(from);
      expect(found.at(-1)?.until).toBeGreaterThanOrEqual(from + long);
      for (const [at, tick] of found.entries()) {
        if (at > 0 && tick.at !== found[at - 1]?.until) throw new Error(`a gap at ${tick.label}`);
        expect(tick.until).toBeGreaterThan(tick.at);
      }
    }
  },
);

test('a year is divided into quarters, five years into years, a month by its Mondays', () => {
  const from = numberOf(day('2026-11-21'));
  const labels = (zoom: (typeof ZOOMS)[number]) =>
    ticks(zoom, from, from + ZOOM_FACTS[zoom].days).map(({ label }) => label);
  expect(labels('year')).toEqual(['Q4 2026', 'Q1 2027', 'Q2 2027', 'Q3 2027', 'Q4 2027']);
  expect(labels('fiveYears')).toEqual(['2026', '2027', '2028', '2029', '2030', '2031']);
  expect(labels('month')[0]).toBe('16 Nov');
  expect(labels('quarter')[0]).toBe('November 2026');
});

test('the line of a new year is a stronger one', () => {
  const from = numberOf(day('2026-11-21'));
  const strong = ticks('year', from, from + 366).filter((tick) => tick.strong);
  expect(strong.map(({ label }) => label)).toEqual(['Q1 2027']);
});

test('a stretch begins at its line', () => {
  expect(startOfStretch('year', day('2026-11-21'))).toBe('2026-10-01');
  expect(startOfStretch('month', day('2026-11-21'))).toBe('2026-11-16');
  expect(startOfStretch('fiveYears', day('2026-11-21'))).toBe('2026-01-01');
});

test('zooming stops at a month and at five years', () => {
  expect(nextZoom('month', -1)).toBe('month');
  expect(nextZoom('year', -1)).toBe('half');
  expect(nextZoom('fiveYears', 1)).toBe('fiveYears');
});
