import type { Day } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { type Bar, barOf, datesAfter, firstDates, type Grip, moved } from './bars.ts';
import { dayAt, numberOf } from './time-scale.ts';

const MADE = Date.UTC(2026, 9, 1, 12);
const goal = (start: string | null, due: string | null) => ({
  ...{ start: start as Day | null, due: due as Day | null, horizon: 'short' as const },
  createdAt: MADE,
});
const GRIPS: readonly Grip[] = ['move', 'start', 'end'];
/** Short and long bars, each moved by a little and by a lot. */
const MOVES = [0, 1, 40, 3_000].flatMap((long) =>
  [-9_000, -41, -7, -1, 0, 1, 30, 5_000].map((by) => ({
    bar: { start: 20_000, end: 20_000 + long, startKnown: true, endKnown: true } satisfies Bar,
    by,
  })),
);

test('a goal with both dates is a bar from one to the other', () => {
  const bar = barOf(goal('2026-10-01', '2027-03-31'));
  expect(bar).toMatchObject({ startKnown: true, endKnown: true });
  expect([dayAt(bar?.start ?? 0), dayAt(bar?.end ?? 0)]).toEqual(['2026-10-01', '2027-03-31']);
});

test('a goal with only a due date begins when it was written down, and says that this is a guess', () => {
  const bar = barOf(goal(null, '2026-12-31'));
  expect(bar).toMatchObject({ startKnown: false, endKnown: true });
  expect(dayAt(bar?.start ?? 0)).toBe('2026-10-01');
  // One that was due before it was written down still has a length.
  const past = barOf(goal(null, '2026-09-01'));
  expect(past?.start).toBeLessThan(past?.end ?? 0);
});

test('a goal without dates has no bar, and gets one as long as its kind takes', () => {
  expect(barOf(goal(null, null))).toBeNull();
  expect(firstDates({ horizon: 'short' }, '2026-11-21' as Day).due).toBe('2027-02-20');
  expect(firstDates({ horizon: 'long' }, '2026-11-21' as Day).due).toBe('2027-11-21');
});

test('two people’s dates in the wrong order still make a bar', () => {
  const bar = barOf(goal('2027-03-01', '2027-02-01'));
  expect(bar?.start).toBe(bar?.end);
});

test('however a bar is dragged, it never ends before it starts', () => {
  for (const { bar, by } of MOVES) {
    for (const grip of GRIPS) {
      const after = moved(bar, grip, by);
      expect(after.start).toBeLessThanOrEqual(after.end);
    }
  }
});

test('a bar moved as a whole keeps its length, and moved back it is where it was', () => {
  for (const { bar, by } of MOVES) {
    const after = moved(bar, 'move', by);
    expect(after.end - after.start).toBe(bar.end - bar.start);
    expect(moved(after, 'move', -by)).toEqual(bar);
  }
});

test('an untouched end keeps its date; a bar moved as a whole turns a guess into a date', () => {
  const before = goal(null, '2026-12-31');
  const bar = barOf(before);
  if (bar === null) throw new Error('it has a date');
  expect(datesAfter(before, moved(bar, 'end', 7), 'end')).toEqual({
    start: null,
    due: '2027-01-07',
  });
  expect(datesAfter(before, moved(bar, 'move', 7), 'move')).toEqual({
    ...{ start: '2026-10-08', due: '2027-01-07' },
  });
  expect(datesAfter(before, moved(bar, 'start', 1), 'start')).toEqual({
    ...{ start: '2026-10-02', due: '2026-12-31' },
  });
  expect(numberOf('2026-10-02' as Day)).toBe(bar.start + 1);
});
