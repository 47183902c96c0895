import { expect, test } from 'vitest';
import { moveRecord } from '../document/move.ts';
import { readAll } from '../document/read.ts';
import { exchange, testWriter } from '../document/test-writers.ts';
import { parseDay } from '../shared/days.ts';
import { byOrder } from '../shared/order.ts';
import { createGoal, setGoalHorizon, setGoalStart } from './change-goals.ts';
import { goals } from './goal.ts';

const inOrder = ({ doc }: ReturnType<typeof testWriter>) =>
  readAll(doc, goals).records.sort(byOrder);

test('[DOC-4] goals are in the order in which they were made until one is moved', () => {
  const mira = testWriter('mira', 1);
  const [a, b, c] = ['A', 'B', 'C'].map((title) => createGoal(mira, { title, horizon: 'short' }));
  if (a === undefined || b === undefined || c === undefined)
    throw new Error('three goals were made');
  moveRecord(mira, goals, inOrder(mira), c, a);
  expect(inOrder(mira).map(({ title }) => title)).toEqual(['C', 'A', 'B']);
  moveRecord(mira, goals, inOrder(mira), a, null);
  expect(inOrder(mira).map(({ title }) => title)).toEqual(['C', 'B', 'A']);
});

test('[DOC-4] two people who move the same goal end up agreeing, and every goal is there once', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const ids = ['A', 'B', 'C', 'D'].map((title) => createGoal(mira, { title, horizon: 'short' }));
  const [a, b, , d] = ids;
  if (a === undefined || b === undefined || d === undefined)
    throw new Error('four goals were made');
  exchange(mira, robin);
  moveRecord(mira, goals, inOrder(mira), d, a);
  moveRecord(robin, goals, inOrder(robin), d, b);
  moveRecord(robin, goals, inOrder(robin), a, null);
  exchange(mira, robin);
  expect(inOrder(mira)).toEqual(inOrder(robin));
  expect(
    inOrder(mira)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...ids].sort());
});

test('[DOC-4] two people who append at once share a key, and a third goal can still go between', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  createGoal(mira, { title: 'A', horizon: 'short' });
  createGoal(robin, { title: 'B', horizon: 'short' });
  exchange(mira, robin);
  const [first, second] = inOrder(mira);
  expect(first?.order).toBe(second?.order);
  const between = createGoal(mira, { title: 'C', horizon: 'short' });
  moveRecord(mira, goals, inOrder(mira), between, second?.id ?? null);
  expect(inOrder(mira).map(({ id }) => id)).toEqual([first?.id, between, second?.id]);
});

test('a goal’s horizon and start can be changed, and a start removed', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: 'A', horizon: 'short', start: parseDay('2027-01-01') });
  setGoalHorizon(mira, id, 'long');
  setGoalStart(mira, id, null);
  expect(inOrder(mira)).toMatchObject([{ horizon: 'long', start: null }]);
});
