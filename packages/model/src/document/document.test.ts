import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { createGoal, goals, renameGoal } from '../goals/index.ts';
import { arrivedSince } from './entries.ts';
import { exchange, testWriter } from './test-writers.ts';

const seenBy = ({ doc }: { doc: Y.Doc }) => Y.decodeStateVector(Y.encodeStateVector(doc));

test('F26: [DOC-10] what arrived after the last visit is new, however old its clock says it is', () => {
  const [mira, robin] = [testWriter('mira', 1), testWriter('robin', 2)];
  const early = createGoal(robin, { title: 'Early', horizon: 'short' });
  exchange(mira, robin);
  const visit = seenBy(mira);
  robin.wait(-10 * 365 * 86_400_000);
  const late = createGoal(robin, { title: 'Written on a slow clock', horizon: 'short' });
  exchange(mira, robin);
  expect(arrivedSince(mira.doc, goals, early, visit)).toBe(false);
  expect(arrivedSince(mira.doc, goals, late, visit)).toBe(true);
});

test('[DOC-10] everything is new to somebody who was never here', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: 'First', horizon: 'short' });
  expect(arrivedSince(mira.doc, goals, id, new Map())).toBe(true);
  expect(arrivedSince(mira.doc, goals, 'nothing', new Map())).toBe(false);
});

test('an edit doesn’t make an old record new', () => {
  const mira = testWriter('mira', 1);
  const id = createGoal(mira, { title: 'First', horizon: 'short' });
  const visit = seenBy(mira);
  renameGoal(mira, id, 'Renamed');
  expect(arrivedSince(mira.doc, goals, id, visit)).toBe(false);
});
