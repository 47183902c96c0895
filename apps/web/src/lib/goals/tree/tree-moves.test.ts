import { type Goal, goalTree } from '@cairn/model/goals';
import type { GoalId } from '@cairn/model/shared';
import { expect, test } from 'vitest';
import { dropAt, placeAfter, placeForDrop } from './tree-moves.ts';

const goal = (id: string, parent: string | null, order: string) =>
  ({ id, parent, order, deletedAt: null }) as Goal;
/** a (b, c), d */
const tree = goalTree([
  goal('a', null, 'a0'),
  goal('b', 'a', 'a1'),
  goal('c', 'a', 'a2'),
  goal('d', null, 'a3'),
]);
const id = (name: string) => name as GoalId;

test.each([
  ['c', 'up', { parent: 'a', before: 'b' }],
  ['b', 'down', { parent: 'a', before: null }],
  ['a', 'down', { parent: null, before: null }],
  ['c', 'in', { parent: 'b', before: null }],
  ['d', 'in', { parent: 'a', before: null }],
  ['c', 'out', { parent: null, before: 'd' }],
  ['b', 'up', null],
  ['b', 'in', null],
  ['d', 'down', null],
  ['d', 'out', null],
] as const)('%s moved %s', (name, move, place) => {
  expect(placeAfter(tree, id(name), move)).toEqual(place);
});

test('dropped before, into and after a row', () => {
  expect(placeForDrop(tree, id('c'), 'before', false)).toEqual({ parent: 'a', before: 'c' });
  expect(placeForDrop(tree, id('d'), 'into', false)).toEqual({ parent: 'd', before: null });
  expect(placeForDrop(tree, id('a'), 'after', true)).toEqual({ parent: 'a', before: 'b' });
  expect(placeForDrop(tree, id('a'), 'after', false)).toEqual({ parent: null, before: 'd' });
  expect(placeForDrop(tree, id('c'), 'after', false)).toEqual({ parent: 'a', before: null });
});

test('the edges of a row are beside it, its middle is under it', () => {
  expect([102, 120, 138].map((y) => dropAt(y, 100, 40))).toEqual(['before', 'into', 'after']);
});
