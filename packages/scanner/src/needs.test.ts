import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { ANY_CONTENT, Needs, scanUpdate } from './index.ts';
import { fullDocument } from './test-documents.ts';
import { after, bytesOf, update } from './test-updates.ts';

const needsOf = (bytes: Uint8Array) => {
  const needs = new Needs();
  expect(scanUpdate(bytes, { content: ANY_CONTENT }, needs).ok).toBe(true);
  return (states: Record<number, number>) => needs.areMetBy((client) => states[client] ?? 0);
};

test('an update needs the structs before it, those it refers to, and those it deletes', () => {
  const met = needsOf(bytesOf(1, 1, 7, 5, ...after(4, 9, 3, 'x'), 1, 8, 1, 0, 2));
  expect(met({ 7: 5, 8: 2, 9: 4 })).toBe(true);
  expect(met({ 7: 99, 8: 99, 9: 99 })).toBe(true);
  expect(met({ 7: 4, 8: 2, 9: 4 })).toBe(false);
  expect(met({ 7: 5, 8: 1, 9: 4 })).toBe(false);
  expect(met({ 7: 5, 8: 2, 9: 3 })).toBe(false);
});

test('it needs nothing that it has itself, except for what a skip stands for', () => {
  expect(needsOf(Y.encodeStateAsUpdate(fullDocument(7).doc))({})).toBe(true);
  expect(
    needsOf(
      update([
        [0, 1],
        [10, 1],
        [0, 1],
      ]),
    )({}),
  ).toBe(false);
});
