import fc from 'fast-check';
import { expect, test } from 'vitest';
import { History } from '../document/history.ts';
import { readAll } from '../document/read.ts';
import { testWriter } from '../document/test-writers.ts';
import type { GoalId } from '../shared/ids.ts';
import {
  createGoals,
  flatten,
  type Goal,
  goals,
  goalTree,
  placeGoal,
  possibleParents,
  whyNotParent,
} from './index.ts';

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

const goalOf = (at: number, parent: number | null, deletedAt: number | null = null) =>
  ({
    id: `g${String(at)}`,
    parent: parent === null ? null : `g${String(parent)}`,
    deletedAt,
  }) as Goal;

test('the goals that can be a parent are those that nothing speaks against, in circles and in the bin too', () => {
  const some = fc.array(
    fc.record({ parent: fc.option(fc.nat(12)), deletedAt: fc.constantFrom(null, null, 1) }),
    { minLength: 1, maxLength: 12 },
  );
  fc.assert(
    fc.property(some, (made) => {
      const all = made.map(({ parent, deletedAt }, at) => goalOf(at, parent, deletedAt));
      const find = (id: GoalId) => all.find((goal) => goal.id === id);
      for (const { id } of all) {
        const allowed = all.filter((other) => whyNotParent(find, id, other.id) === null);
        expect(possibleParents(all, id)).toEqual(allowed);
      }
    }),
  );
});

test('of a chain of as many goals as are read, the possible parents are found at once', () => {
  const chain = Array.from({ length: goals.mostEntries }, (_, at) => goalOf(at, at - 1));
  const begun = performance.now();
  expect(possibleParents(chain, 'g4000' as GoalId)).toHaveLength(4000);
  expect(performance.now() - begun).toBeLessThan(300);
});
