import type { CheckIn, Goal } from '@cairn/model/goals';
import type { CheckInId, Day, GoalId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { chartShape, idealOn } from './chart-shape.ts';

const TODAY = '2027-03-12' as Day;
const BOX = { width: 400, height: 120, inset: 10 };
const goal = (fields: Partial<Goal> = {}) =>
  ({
    ...{ id: 'g' as GoalId, measureStart: 0, measureTarget: 4, measureUnit: 'talks' },
    ...{ start: '2027-01-01' as Day, due: '2027-04-01' as Day },
    ...fields,
  }) as Goal;
const checkIn = (date: string, value: number | null): CheckIn => ({
  ...{ id: `c${date}` as CheckInId, goal: 'g' as GoalId, date: date as Day, value },
  ...{ confidence: null, note: '', createdAt: 1, createdBy: null, deletedAt: null },
  deletedBy: null,
});

test('spots rise from the start to the target, and the ideal line spans the box', () => {
  const shape = chartShape(
    goal(),
    [checkIn('2027-03-01', 2), checkIn('2027-02-01', 1), checkIn('2027-02-15', null)],
    TODAY,
    TODAY,
    BOX,
  );
  expect(shape?.spots.map(({ checkIn: { value } }) => value)).toEqual([1, 2]);
  expect(shape?.spots[0]?.y).toBeGreaterThan(shape?.spots[1]?.y ?? Infinity);
  expect(shape?.ideal).toEqual([
    { x: 10, y: 110 },
    { x: 390, y: 10 },
  ]);
  expect(shape?.walked.startsWith('M10 110L')).toBe(true);
});

test('a falling measure, a target equal to the start and extreme numbers stay within the box', () => {
  for (const [fields, value] of [
    [{ measureStart: 90, measureTarget: 70 }, 95],
    [{ measureStart: 3, measureTarget: 3 }, 3],
    [{ measureStart: -Number.MAX_VALUE, measureTarget: Number.MAX_VALUE }, 0],
    [{ start: null, due: null }, 2],
    [{ start: '2027-05-01' as Day, due: '2027-04-01' as Day }, 2],
  ] as const) {
    const shape = chartShape(goal(fields), [checkIn('2027-03-01', value)], TODAY, TODAY, BOX);
    for (const { x, y } of [...(shape?.spots ?? []), ...(shape?.ideal ?? [])]) {
      expect(x).toBeGreaterThanOrEqual(10);
      expect(x).toBeLessThanOrEqual(390);
      expect(y).toBeGreaterThanOrEqual(10);
      expect(y).toBeLessThanOrEqual(110);
    }
  }
});

test('without a target there is nothing to draw', () => {
  expect(chartShape(goal({ measureTarget: null }), [], TODAY, TODAY, BOX)).toBeNull();
});

test('the ideal pace on a day lies between start and target', () => {
  expect(idealOn(goal(), [], '2027-02-15' as Day, TODAY)).toBeCloseTo(2);
  expect(idealOn(goal(), [], '2030-01-01' as Day, TODAY)).toBe(4);
  expect(idealOn(goal({ due: null }), [], TODAY, TODAY)).toBeNull();
});
