import { expect, test } from 'vitest';
import type { Day } from '../shared/days.ts';
import { progressOf } from './progress.ts';
import { concernOf, isOpen } from './read-goals.ts';
import type { StepState } from './step-state.ts';
import { testGoal } from './test-goals.ts';

const TODAY = '2027-03-12' as Day;
const open = (due: string | null = null): StepState => ({ doneAt: null, due: due as Day | null });
const done: StepState = { doneAt: 1, due: '2027-01-01' as Day };

test('progress is the steps done out of all steps', () => {
  expect(progressOf({ status: 'onTrack' }, [done, open(), open(), done])).toEqual({
    ...{ done: 2, total: 4, share: 0.5 },
    ...{ from: 'steps', weakestChild: null },
  });
  expect(progressOf({ status: 'onTrack' }, [])).toBeNull();
});

test('a goal marked done is complete, whatever its steps say', () => {
  expect(progressOf({ status: 'done' }, [done, open()])).toMatchObject({
    done: 1,
    total: 2,
    share: 1,
  });
  expect(progressOf({ status: 'done' }, [])).toMatchObject({ done: 0, total: 0, share: 1 });
});

test('goals are open until they are done or dropped', () => {
  const statuses = ['notStarted', 'onTrack', 'atRisk', 'blocked', 'done', 'dropped'] as const;
  expect(statuses.filter((status) => isOpen({ status }))).toEqual(statuses.slice(0, 4));
});

test.each([
  [
    { due: '2027-03-10' as Day, status: 'blocked' },
    [open('2027-03-01')],
    { kind: 'overdue', days: 2 },
  ],
  [{ status: 'blocked' }, [open('2027-03-01')], { kind: 'blocked' }],
  [
    { status: 'atRisk' },
    [open('2027-03-11'), open('2027-03-12'), done],
    { kind: 'lateSteps', count: 1 },
  ],
  [{ status: 'atRisk' }, [open()], { kind: 'atRisk' }],
  [{}, [], { kind: 'noSteps' }],
  [{ horizon: 'long' }, [], null],
  [{ due: TODAY }, [open()], null],
  [{ status: 'done', due: '2020-01-01' as Day }, [open('2020-01-01')], null],
  [{ status: 'dropped', due: '2020-01-01' as Day }, [], null],
] as const)('the most pressing reason to look at %j with %j is %j', (fields, steps, concern) => {
  expect(concernOf(testGoal('g', { status: 'onTrack', ...fields }), steps, TODAY)).toEqual(concern);
});
