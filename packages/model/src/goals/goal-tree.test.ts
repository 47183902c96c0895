import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binRecord } from '../document/bin.ts';
import { readAll, readOne } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import type { GoalId } from '../shared/ids.ts';
import { createGoal } from './change-goals.ts';
import { goals } from './goal.ts';
import { circleOf, flatten, type GoalTree, goalTree } from './goal-tree.ts';
import { setParent, whyNotParent } from './place-goal.ts';
import { progressInTree, progressWithin } from './progress.ts';
import { testGoal } from './test-goals.ts';

/** Goals with any parents: themselves, each other, none, or ones that are gone. */
const forest = fc
  .array(fc.record({ parent: fc.option(fc.nat(14)), binned: fc.boolean() }), { maxLength: 14 })
  .map((drawn) =>
    drawn.map(({ parent, binned }, at) =>
      testGoal(`g${String(at)}`, {
        parent: parent === null ? null : (`g${String(parent)}` as GoalId),
        deletedAt: binned ? 1 : null,
        order: `a${String(at % 5)}`,
      }),
    ),
  );

const shape = (tree: GoalTree) =>
  flatten(tree).map(({ goal, depth }) => `${'-'.repeat(depth)}${goal.id}`);

test('every goal that isn’t in the bin is in the tree once, under a parent that comes before it', () => {
  fc.assert(
    fc.property(forest, (all) => {
      const tree = goalTree(all);
      const flat = flatten(tree);
      const living = all.filter(({ deletedAt }) => deletedAt === null).map(({ id }) => id);
      expect(flat.map(({ goal }) => goal.id).sort()).toEqual([...living].sort());
      const seen = new Set<string>();
      for (const { goal, parent, depth } of flat) {
        if (parent !== null) expect(seen.has(parent)).toBe(true);
        expect(depth === 0).toBe(parent === null);
        seen.add(goal.id);
        // Only a circle removes a parent that is there.
        if (goal.parent !== null && living.includes(goal.parent) && parent === null)
          expect(tree.brokenAt).toContain(goal.id);
      }
    }),
  );
});

test('the tree doesn’t depend on the order in which goals are passed in', () => {
  fc.assert(
    fc.property(forest, (all) => {
      expect(shape(goalTree([...all].reverse()))).toEqual(shape(goalTree(all)));
      expect(goalTree([...all].reverse()).brokenAt).toEqual(goalTree(all).brokenAt);
    }),
  );
});

test('a goal whose parent is missing or in the bin is a root', () => {
  const [a, b, c] = [
    testGoal('a', { deletedAt: 1 }),
    testGoal('b', { parent: 'a' as GoalId }),
    testGoal('c', { parent: 'gone' as GoalId }),
  ];
  expect(shape(goalTree([a, b, c]))).toEqual(['b', 'c']);
  expect(goalTree([a, b, c]).brokenAt).toEqual([]);
});

test('a chain of 5,000 goals is a tree like any other', () => {
  const chain = Array.from({ length: 5_000 }, (_, at) =>
    testGoal(`g${String(at)}`, { parent: `g${String(at + 1)}` as GoalId }),
  );
  const tree = goalTree(chain);
  expect(tree.roots).toHaveLength(1);
  const progress = progressInTree(
    tree,
    () => [{ doneAt: 1, due: null }],
    () => [],
  );
  expect(progress.get('g4999' as GoalId)?.share).toBe(1);
});

test('a goal can’t go under itself, its descendants, or what doesn’t exist', () => {
  const mira = testWriter('mira', 1);
  const [far, near, gone] = ['Far', 'Near', 'Gone'].map((title) =>
    createGoal(mira, { title, horizon: 'long' }),
  );
  if (!far || !near || !gone) throw new Error('three goals were made');
  binRecord(mira, goals, gone);
  expect(setParent(mira, near, far)).toEqual({ ok: true });
  expect(setParent(mira, far, near)).toEqual({ ok: false, reason: 'ownDescendant' });
  expect(setParent(mira, far, far)).toEqual({ ok: false, reason: 'itself' });
  expect(setParent(mira, far, gone)).toEqual({ ok: false, reason: 'noSuchGoal' });
  expect(setParent(mira, far, 'nowhere' as GoalId)).toEqual({ ok: false, reason: 'noSuchGoal' });
  expect(setParent(mira, near, null)).toEqual({ ok: true });
  expect(setParent(mira, far, near)).toEqual({ ok: true });
});

test('two people who make a circle independently see one tree, broken at the smallest id, and can fix it', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const [a, b] = ['A', 'B'].map((title) => createGoal(mira, { title, horizon: 'long' }));
  if (!a || !b) throw new Error('two goals were made');
  exchange(mira, robin);
  expect([setParent(mira, a, b).ok, setParent(robin, b, a).ok]).toEqual([true, true]);
  exchange(mira, robin);
  const trees = [mira, robin].map(({ doc }) => goalTree(readAll(doc, goals).records));
  const [least, other] = [a, b].sort();
  if (!least || !other) throw new Error('two goals were made');
  for (const tree of trees) {
    expect(tree.brokenAt).toEqual([least]);
    expect(shape(tree)).toEqual([least, `-${other}`]);
  }
  const find = (id: GoalId) => readOne(mira.doc, goals, id);
  expect(whyNotParent(find, least, other)).toBe('ownDescendant');
  setParent(mira, least, null);
  expect(goalTree(readAll(mira.doc, goals).records).brokenAt).toEqual([]);
});

test('every goal of a circle knows the whole circle, and no other goal sees one', () => {
  fc.assert(
    fc.property(forest, (all) => {
      const byId = new Map(all.map((goal) => [goal.id, goal]));
      const circles = all
        .filter(({ deletedAt }) => deletedAt === null)
        .map(({ id }) => circleOf((other) => byId.get(other), id));
      const broken = new Set(
        circles.flatMap((circle) =>
          circle.length === 0
            ? []
            : [circle.map(({ id }) => id).reduce((least, id) => (id < least ? id : least))],
        ),
      );
      expect([...broken].sort()).toEqual([...goalTree(all).brokenAt]);
    }),
  );
});

test('for a single goal, progress is the same as in the whole tree', () => {
  fc.assert(
    fc.property(forest, fc.nat(14), (all, at) => {
      const tree = goalTree(all);
      const steps = (id: string) => [{ doneAt: id < 'g5' ? 1 : null, due: null }];
      const id = `g${String(at)}` as GoalId;
      const whole = progressInTree(tree, steps, () => []);
      const within = progressWithin(tree, id, steps, () => []);
      expect(within.get(id)).toEqual(whole.get(id));
    }),
  );
});
