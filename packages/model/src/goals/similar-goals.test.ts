import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GoalId, VisionPartId } from '../shared/ids.ts';
import type { Goal } from './goal.ts';
import { isLookedBackOn, similarLookBacks } from './similar-goals.ts';
import { testGoal } from './test-goals.ts';

const past = (id: string, title: string, fields: Partial<Goal> = {}) =>
  testGoal(id, { title, status: 'done', whatWorked: 'Practising aloud', finishedAt: 1, ...fields });
const found = (goal: Goal, ...all: Goal[]) => similarLookBacks(goal, all).map((one) => one.goal.id);

test('goals that share telling words are similar, whatever their endings', () => {
  const next = testGoal('next', { title: 'Give talks at two conferences' });
  expect(
    found(
      next,
      past('talk', 'Give a talk at the spring conference'),
      past('run', 'Run a half marathon'),
    ),
  ).toEqual(['talk']);
});

test('words that any wish is made of don’t make goals similar', () => {
  const next = testGoal('next', { title: 'Improve my skills at work' });
  expect(found(next, past('other', 'Get better at work and grow my skills'))).toEqual([]);
});

test('the same parent goal or vision part is enough', () => {
  const place = { parent: 'far' as GoalId, visionPart: 'calm' as VisionPartId };
  const next = testGoal('next', { title: 'Shadow Ines', ...place });
  expect(
    found(
      next,
      past('one', 'Write the brief', { parent: place.parent }),
      past('both', 'Hold the kick-off', place),
      past('none', 'Buy a bicycle'),
    ),
  ).toEqual(['both', 'one']);
});

test('only goals that were looked back on are offered: no open, binned or unanswered ones, and never itself', () => {
  const title = 'Speak at the spring conference';
  const next = past('next', title);
  expect(
    found(
      next,
      next,
      past('open', title, { status: 'onTrack' }),
      past('binned', title, { deletedAt: 5 }),
      past('silent', title, { whatWorked: ' ' }),
      past('dropped', title, { status: 'dropped', whatWorked: '', howIDecide: 'Ask Robin' }),
    ),
  ).toEqual(['dropped']);
});

test('the answer doesn’t depend on the order of the goals', () => {
  const titles = fc.constantFrom('Give a talk', 'Give two talks in spring', 'Run in spring', '');
  fc.assert(
    fc.property(fc.array(titles, { maxLength: 6 }), titles, (drawn, title) => {
      const all = drawn.map((each, at) => past(`g${String(at)}`, each));
      const next = testGoal('next', { title });
      expect(found(next, ...[...all].reverse())).toEqual(found(next, ...all));
      expect(similarLookBacks(next, all).every(({ goal }) => isLookedBackOn(goal))).toBe(true);
    }),
  );
});
