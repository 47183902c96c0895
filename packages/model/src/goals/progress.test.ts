import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '../shared/days.ts';
import type { GoalId } from '../shared/ids.ts';
import { GOAL_STATUSES } from './goal.ts';
import { goalTree } from './goal-tree.ts';
import { idealLine, latestValue, progressInTree, progressOf } from './progress.ts';
import { testCheckIn, testGoal } from './test-goals.ts';

const number = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1, -1, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE),
);
const step = fc.record({
  doneAt: fc.option(fc.constant(1)),
  due: fc.constant(null),
  droppedAt: fc.option(fc.constant(1)),
  repeat: fc.constantFrom('none', 'weekly'),
});
const checkIn = fc.record({
  value: fc.option(number),
  date: fc.constantFrom('2027-01-01', '2027-02-01'),
});

test('progress is between 0 and 1 or null, whatever the numbers and the tree', () => {
  const drawn = fc.record({
    parent: fc.option(fc.nat(9)),
    status: fc.constantFrom(...GOAL_STATUSES),
    measureStart: number,
    measureTarget: fc.option(number),
    steps: fc.array(step, { maxLength: 4 }),
    checkIns: fc.array(checkIn, { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(drawn, { maxLength: 10 }), (all) => {
      const goals = all.map(({ parent, status, measureStart, measureTarget }, at) =>
        testGoal(`g${String(at)}`, {
          ...{ status, measureStart, measureTarget },
          parent: parent === null ? null : (`g${String(parent)}` as GoalId),
        }),
      );
      const at = (id: GoalId) => all[Number(id.slice(1))];
      const found = progressInTree(
        goalTree(goals),
        (id) => at(id)?.steps ?? [],
        (id) =>
          (at(id)?.checkIns ?? []).map(({ value, date }, index) =>
            testCheckIn(`c${String(index)}`, { value, date: date as Day }),
          ),
      );
      expect(found.size).toBe(goals.length);
      for (const progress of found.values()) {
        if (progress === null) continue;
        expect(progress.share >= 0 && progress.share <= 1).toBe(true);
        expect(progress.done).toBeLessThanOrEqual(progress.total);
      }
    }),
  );
});

const onTrack = testGoal('g', { status: 'onTrack' });
const measured = testGoal('g', { status: 'onTrack', measureStart: 2, measureTarget: 6 });
const looked = (value: number | null, date: string, fields = {}) =>
  testCheckIn(`${date}${String(value)}`, { value, date: date as Day, ...fields });

test.each([
  [[], 0],
  [[looked(3, '2027-01-01')], 0.25],
  [[looked(5, '2027-02-01'), looked(3, '2027-01-01')], 0.75],
  [[looked(3, '2027-01-01'), looked(null, '2027-02-01')], 0.25],
  [[looked(3, '2027-01-01'), looked(5, '2027-02-01', { deletedAt: 1 })], 0.25],
  [[looked(9, '2027-01-01')], 1],
  [[looked(-3, '2027-01-01')], 0],
])('a measure from 2 to 6 with %j is at %d, whatever the steps say', (checkIns, share) => {
  expect(progressOf(measured, [{ doneAt: 1, due: null }], { checkIns })).toMatchObject({
    ...{ share, from: 'measure' },
  });
});

test('a measure may go down, and one whose target equals its start is reached or not', () => {
  const down = testGoal('g', { measureStart: 10, measureTarget: 0 });
  expect(progressOf(down, [], { checkIns: [looked(4, '2027-01-01')] })?.share).toBe(0.6);
  const level = testGoal('g', { measureStart: 3, measureTarget: 3 });
  expect(progressOf(level, [])?.share).toBe(0);
  expect(progressOf(level, [], { checkIns: [looked(3, '2027-01-01')] })?.share).toBe(1);
  expect(progressOf(level, [], { checkIns: [looked(2, '2027-01-01')] })?.share).toBe(0);
});

test('without a measure the children count, and the weakest open one is named', () => {
  const child = (id: string, status: 'onTrack' | 'done' | 'dropped', share: number | null) => ({
    ...{ id: id as GoalId, status, share },
  });
  const children = [child('a', 'onTrack', 0.5), child('b', 'done', 1), child('c', 'dropped', 0)];
  expect(progressOf(onTrack, [], { children })).toMatchObject({
    ...{ share: 0.75, from: 'children', weakestChild: 'a' },
  });
  const silent = [...children, child('d', 'onTrack', null)];
  expect(progressOf(onTrack, [], { children: silent })).toMatchObject({
    ...{ share: 0.5, weakestChild: 'd' },
  });
  expect(progressOf(onTrack, [], { children: [child('d', 'onTrack', null)] })).toBeNull();
});

test('steps that were dropped or repeat don’t count', () => {
  const steps = [
    { doneAt: 1, due: null },
    { doneAt: null, due: null },
    { doneAt: null, due: null, droppedAt: 1 },
    { doneAt: null, due: null, repeat: 'daily' },
  ];
  expect(progressOf(onTrack, steps)).toMatchObject({ done: 1, total: 2, share: 0.5 });
});

test('of two check-ins on one day the later one counts', () => {
  const day = '2027-01-01';
  const [first, second] = [looked(1, day, { createdAt: 1 }), looked(2, day, { createdAt: 2 })];
  expect(latestValue([second, first])).toBe(2);
});

test('the ideal line runs from the start to the due date, and never backwards', () => {
  const goal = { ...measured, start: '2027-01-01' as Day, due: '2027-06-01' as Day };
  expect(idealLine(goal, [], '2026-01-01' as Day)).toEqual({
    from: { day: '2027-01-01', value: 2 },
    to: { day: '2027-06-01', value: 6 },
  });
  // A check-in without a number isn't a point on the line.
  const first = [looked(null, '2027-01-15'), looked(3, '2027-02-01')];
  expect(idealLine({ ...goal, start: null }, first, '2026-01-01' as Day)?.from.day).toBe(
    '2027-02-01',
  );
  expect(
    idealLine({ ...goal, start: '2028-01-01' as Day }, [], '2026-01-01' as Day)?.from.day,
  ).toBe('2027-06-01');
  expect(idealLine({ ...goal, due: null }, [], '2026-01-01' as Day)).toBeNull();
});
