import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAll } from '../document/read.ts';
import { testWriter } from '../document/test-writers.ts';
import { touchedDays } from '../document/touched.ts';
import { addDays, type Day, daysBetween } from '../shared/days.ts';
import type { GoalId } from '../shared/ids.ts';
import { createGoal, renameGoal } from './change-goals.ts';
import { addCheckIn } from './change-progress.ts';
import { checkIns } from './check-in.ts';
import { type Goal, GOAL_STATUSES, goals } from './goal.ts';
import { reorderFocus, setFocus, unfocus } from './plan-goals.ts';
import { byPriority, FOCUS_LIMIT, focusGoals, priorityScore } from './priority.ts';
import { disagreements, QUIET_DAYS, quietGoals, type SignsOfLife, slipped } from './signals.ts';
import { testCheckIn, testGoal } from './test-goals.ts';

const TODAY = '2027-03-12' as Day;
const DAY_MS = 86_400_000;
const late = { doneAt: null, due: '2027-02-19' as Day };
const open = { doneAt: null, due: null };
const done = { doneAt: 1, due: null };

test.each([
  [
    { status: 'onTrack' },
    [late, late, done],
    [{ kind: 'onTrackButStepsLate', count: 2, days: 21 }],
  ],
  [{ status: 'onTrack' }, [{ ...late, droppedAt: 1 }, { ...late, repeat: 'weekly' }, open], []],
  [{ status: 'onTrack' }, [{ doneAt: null, due: addDays(TODAY, -6) }], []],
  [{ status: 'onTrack', due: addDays(TODAY, -1) }, [], [{ kind: 'onTrackButOverdue', days: 1 }]],
  [{ status: 'onTrack' }, [done], [{ kind: 'openButAllDone' }]],
  [{ status: 'done' }, [done, open], [{ kind: 'doneButStepsOpen', count: 1 }]],
  [{ status: 'notStarted' }, [done, open], [{ kind: 'notStartedButMoving', share: 0.5 }]],
  [
    { status: 'notStarted', start: addDays(TODAY, -7) },
    [open],
    [{ kind: 'notStartedButBegun', days: 7 }],
  ],
  [{ status: 'atRisk' }, [done], [{ kind: 'troubledButAllDone', status: 'atRisk' }]],
  [{ status: 'blocked' }, [done], [{ kind: 'troubledButAllDone', status: 'blocked' }]],
  [{ status: 'dropped' }, [open], []],
] as const)('%j with %j disagrees as %j', (fields, steps, found) => {
  expect(disagreements(testGoal('g', fields as Partial<Goal>), steps, TODAY)).toEqual(found);
});

test('a goal that isn’t started but whose measure moves disagrees as well', () => {
  expect(disagreements(testGoal('g'), [], TODAY, { share: 0.2 })).toEqual([
    { kind: 'notStartedButMoving', share: 0.2 },
  ]);
});

test('what has slipped is open and overdue, or has late steps', () => {
  const all = [
    testGoal('a', { due: '2027-03-01' as Day }),
    testGoal('b', { due: '2027-03-01' as Day, status: 'done' }),
    testGoal('c'),
    testGoal('d', { due: TODAY }),
    testGoal('e', { due: '2020-01-01' as Day, deletedAt: 1 }),
  ];
  const found = slipped(all, (id) => (id === 'c' ? [late] : []), TODAY);
  expect(found.map(({ goal, days, lateSteps }) => [goal.id, days, lateSteps])).toEqual([
    ['a', 11, 0],
    ['c', 0, 1],
  ]);
});

const silence: SignsOfLife = {
  stepsOf: () => [],
  checkInsOf: () => [],
  touched: new Map(),
};

test('a goal is quiet if nothing about it has changed for a month', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: 'Lead', horizon: 'short' });
  const read = () => readAll(mira.doc, goals).records;
  const life = (): SignsOfLife => ({
    ...silence,
    touched: touchedDays(mira.doc, goals),
    checkInsOf: () => readAll(mira.doc, checkIns).records,
  });
  expect(quietGoals(read(), life(), addDays(TODAY, QUIET_DAYS - 1))).toEqual([]);
  expect(quietGoals(read(), life(), addDays(TODAY, QUIET_DAYS))).toMatchObject([
    { lastSign: TODAY, days: QUIET_DAYS },
  ]);
  mira.wait(20 * DAY_MS);
  renameGoal(mira, id, 'Lead a team');
  expect(quietGoals(read(), life(), addDays(TODAY, 45))).toEqual([]);
  expect(quietGoals(read(), life(), addDays(TODAY, 50))).toHaveLength(1);
  addCheckIn(mira, { goal: id, date: addDays(TODAY, 40) });
  expect(quietGoals(read(), life(), addDays(TODAY, 50))).toEqual([]);
  const talked = { ...life(), talkedAt: () => mira.now() + 90 * DAY_MS };
  expect(quietGoals(read(), talked, addDays(TODAY, 120))).toEqual([]);
});

test('no sign of life makes a goal quieter', () => {
  const ms = fc.integer({ min: Date.UTC(2026, 0, 5), max: Date.UTC(2027, 2, 1) });
  fc.assert(
    fc.property(fc.constantFrom(...GOAL_STATUSES), ms, ms, ms, (status, made, done, talked) => {
      const goal = testGoal('g', { status, createdAt: made });
      const [before] = quietGoals([goal], silence, TODAY);
      const life: SignsOfLife = {
        stepsOf: () => [{ id: 's', createdAt: made, doneAt: done, due: null }],
        checkInsOf: () => [testCheckIn('c', { date: '2026-06-01' as Day, createdAt: made })],
        touched: new Map([['s', '2026-02-01' as Day]]),
        talkedAt: () => talked,
      };
      const [after] = quietGoals([goal], life, TODAY);
      if (after) {
        expect(before).toBeDefined();
        expect(after.days).toBeLessThanOrEqual(before?.days ?? 0);
        expect(after.days).toBe(daysBetween(after.lastSign, TODAY));
      }
    }),
  );
});

test('the score is the sum of the choices, and says if one is missing', () => {
  const goal = testGoal('g', { priorityUrgency: 2, priorityImpact: 3 });
  expect(priorityScore(goal)).toEqual({
    score: 5,
    complete: false,
    parts: [
      { part: 'urgency', weight: 2 },
      { part: 'fit', weight: null },
      { part: 'impact', weight: 3 },
    ],
  });
  const other = testGoal('h', { priorityUrgency: 3, priorityFit: 2 });
  expect([other, goal].sort(byPriority).map(({ id }) => id)).toEqual(['g', 'h']);
});

test('the focus keeps the order it was given, and says so when there are more than five', () => {
  const mira = testWriter('mira', 1);
  const ids = Array.from({ length: FOCUS_LIMIT + 1 }, (_, at) =>
    createGoal(mira, { title: String(at), horizon: 'short' }),
  );
  const focus = () => focusGoals(readAll(mira.doc, goals).records);
  const titles = () => focus().goals.map(({ title }) => title);
  for (const id of ids) setFocus(mira, id);
  setFocus(mira, ids[0] as GoalId);
  expect([titles().join(''), focus().advice]).toEqual(['012345', 'tooMany']);
  unfocus(mira, ids[5] as GoalId);
  reorderFocus(mira, ids[4] as GoalId, ids[0] as GoalId);
  expect([titles().join(''), focus().advice]).toEqual(['40123', null]);
  reorderFocus(mira, ids[4] as GoalId, null);
  expect(titles().join('')).toBe('01234');
});
