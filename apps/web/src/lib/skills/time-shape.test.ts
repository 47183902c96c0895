import type { Day } from '@cairn/model/shared';
import type { Level, Point } from '@cairn/model/skills';
import { expect, test } from 'vitest';
import { spanOf, stepsOf, xOf } from './time-shape.ts';

const box = { width: 100, height: 44, inset: 2 };
const point = (date: string, level: Level) => ({ date, level }) as unknown as Point;
const today = '2027-01-11' as Day;

test('a level holds until the next rating, and the last one until today', () => {
  const history = [point('2027-01-01', 1), point('2027-01-06', 3)];
  const span = spanOf([history, []], today);
  expect(span).toEqual({ first: '2027-01-01', last: '2027-01-11' });
  expect(stepsOf(history, span, box)).toBe('M2.0,32.0H50.0V12.0H98.0');
});

test('one rating made today stands in the middle, and none draws nothing', () => {
  const span = spanOf([[point('2027-01-11', 2)]], today);
  expect(xOf(today, span, box)).toBe(50);
  expect(stepsOf([], span, box)).toBe('');
});
