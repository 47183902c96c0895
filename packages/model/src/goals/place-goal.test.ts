import { expect, test } from 'vitest';
import { History } from '../document/history.ts';
import { readAll } from '../document/read.ts';
import { testWriter } from '../document/test-writers.ts';
import type { GoalId } from '../shared/ids.ts';
import { createGoals, flatten, goals, goalTree, placeGoal } from './index.ts';

function begun() {
  const mira = testWriter('mira', 1);
  const ids = createGoals(mira, ['a', 'b', 'c'], { horizon: 'short' });
  mira.wait(10_000);
  const [a, b, c] = ids as [GoalId, GoalId, GoalId];
  const shape = () =>
    flatten(goalTree(readAll(mira.doc, goals).records)).map(
      ({ goal, depth }) => '-'.repeat(depth) + goal.title,
    );
  return { mira, a, b, c, shape };
}

test('[DOC-9] a goal gets its parent and its place among the others as one step of undo', () => {
  const { mira, a, b, c, shape } = begun();
  placeGoal(mira, b, { parent: a, before: null });
  mira.wait(10_000);
  const history = new History(mira.doc, [goals], mira.now);
  expect(placeGoal(mira, c, { parent: a, before: b })).toEqual({ ok: true });
  expect(shape()).toEqual(['a', '-c', '-b']);
  history.undo();
  expect(shape()).toEqual(['a', '-b', 'c']);
});

test('without a place given, it keeps the one it has', () => {
  const { mira, a, b, c, shape } = begun();
  placeGoal(mira, c, { parent: b, before: undefined });
  expect(shape()).toEqual(['a', 'b', '-c']);
  placeGoal(mira, c, { parent: null, before: a });
  expect(shape()).toEqual(['c', 'a', 'b']);
});

test('a goal can’t go under itself or its descendants, and nothing moves', () => {
  const { mira, a, b, shape } = begun();
  placeGoal(mira, b, { parent: a, before: null });
  const before = shape();
  expect(placeGoal(mira, a, { parent: a, before: null })).toMatchObject({ reason: 'itself' });
  expect(placeGoal(mira, a, { parent: b, before: null })).toMatchObject({
    reason: 'ownDescendant',
  });
  expect(shape()).toEqual(before);
});
