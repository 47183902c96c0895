import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '../shared/days.ts';
import type { GoalId, ObjectiveId, VisionPartId } from '../shared/ids.ts';
import { type Goal, GOAL_STATUSES, HORIZONS } from './goal.ts';
import { SMART_LETTERS, smartCheck, type SmartFacts } from './smart-check.ts';
import { testGoal } from './test-goals.ts';
import { isVague } from './vague-words.ts';

const TODAY = '2027-03-12' as Day;
const GOOD: Partial<Goal> = {
  title: 'Give a talk on caching at the June meetup',
  ...{ measureName: 'Talks', measureStart: 0, measureTarget: 1 },
  ...{ parent: 'far' as GoalId, due: '2027-06-30' as Day, status: 'onTrack' },
};
const FACTS: SmartFacts = { today: TODAY, hasWhy: true, hasResources: true, obstacles: [] };

const reasons = (fields: Partial<Goal>, facts: Partial<SmartFacts> = {}) =>
  smartCheck(testGoal('g', { ...GOOD, ...fields }), { ...FACTS, ...facts }).flatMap(
    ({ state, reason }) => (reason === null ? [] : [`${state} ${reason}`]),
  );

test('a goal with all five letters has nothing to fix', () => {
  expect(reasons({})).toEqual([]);
});

test.each([
  [{ title: '' }, {}, 'missing noTitle'],
  [{ title: 'Improve my skills' }, {}, 'weak vagueTitle'],
  [{}, { hasWhy: false }, 'weak noWhy'],
  [{ measureTarget: null }, {}, 'missing noMeasure'],
  [{ measureTarget: null, doneWhen: 'Get better' }, {}, 'weak vagueDoneWhen'],
  [{ measureTarget: 3, measureStart: 3 }, {}, 'weak targetIsStart'],
  [{ measureName: '' }, {}, 'weak unnamedMeasure'],
  [{}, { hasResources: false }, 'missing noResources'],
  [{}, { obstacles: [{ tryNext: '', askWhom: '', deletedAt: null }] }, 'weak obstacleWithoutPlan'],
  [{ parent: null }, {}, 'missing noReason'],
  [{ parent: null, relevance: 'I enjoy it' }, {}, 'weak notLinked'],
  [{}, { isThere: () => false }, 'missing noReason'],
  [{ due: null }, {}, 'missing noDate'],
  [{ due: '2027-03-11' as Day }, {}, 'weak datePast'],
  [{ start: '2027-07-01' as Day }, {}, 'weak endBeforeStart'],
  [{ due: '2029-01-01' as Day }, {}, 'weak farForShort'],
  [{ due: '2055-01-01' as Day }, {}, 'weak veryFar'],
] as const)('%j with %j is %s', (fields, facts, reason) => {
  expect(reasons(fields, facts)).toEqual([reason]);
});

test('any one of a letter’s alternatives is enough for it', () => {
  expect(reasons({ measureTarget: null, doneWhen: 'The recording is online' })).toEqual([]);
  expect(reasons({ parent: null, visionPart: 'v' as VisionPartId })).toEqual([]);
  expect(reasons({ parent: null, organisationObjective: 'o' as ObjectiveId })).toEqual([]);
  const planned = [{ tryNext: 'Ask early', askWhom: '', deletedAt: null }];
  expect(reasons({}, { hasResources: false, obstacles: planned })).toEqual([]);
  expect(reasons({ due: '2027-03-11' as Day, status: 'done' })).toEqual([]);
  expect(reasons({ due: '2029-01-01' as Day, horizon: 'long' })).toEqual([]);
});

test.each(['improve my skills', 'Get better.', 'Be more successful at work!', 'grow as a leader'])(
  '%j is vague',
  (title) => {
    expect(isVague(title)).toBe(true);
  },
);

test.each([
  'Get better at public speaking',
  'Learn Rust',
  'Lead the billing team',
  'Besser werden',
  '',
])('%j is not', (title) => {
  expect(isVague(title)).toBe(false);
});

test('any goal gets the five letters in their order, the same each time', () => {
  const goal = fc.record({
    title: fc.string(),
    horizon: fc.constantFrom(...HORIZONS),
    status: fc.constantFrom(...GOAL_STATUSES),
    doneWhen: fc.string(),
    measureTarget: fc.option(fc.double()),
    due: fc.option(
      fc.constantFrom<Day>('2020-01-01' as Day, '2027-12-31' as Day, '9999-12-31' as Day),
    ),
  });
  fc.assert(
    fc.property(goal, fc.boolean(), (fields, has) => {
      const facts = { ...FACTS, hasWhy: has, hasResources: has };
      const verdicts = smartCheck(testGoal('g', fields), facts);
      expect(verdicts.map(({ letter }) => letter)).toEqual([...SMART_LETTERS]);
      for (const { state, reason } of verdicts) expect(reason === null).toBe(state === 'present');
      expect(smartCheck(testGoal('g', fields), facts)).toEqual(verdicts);
    }),
  );
});
