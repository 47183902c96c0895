/*
 * Items in the middle of a long list of plain values, or at its end: each splits it, or is joined
 * to it, and copies it.
 */

import * as encoding from 'lib0/encoding';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { heldInUpdate } from './contents.ts';
import { costOf, Costs } from './cost.ts';

const ANY_BEHIND_ORIGIN = 8 | 0x80;
const NULL = 126;

/** Items of client 2, each after another value of client 1's list. 1.7 KB. */
function within(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, count, 2, 0]) encoding.writeVarUint(encoder, number);
    for (let at = 0; at < count; at += 1) {
      encoding.writeUint8(encoder, ANY_BEHIND_ORIGIN);
      for (const number of [1, 3 + at * 2, 1]) encoding.writeVarUint(encoder, number);
      encoding.writeUint8(encoder, NULL);
    }
    encoding.writeVarUint(encoder, 0);
  });
}

test('items in the middle of a list of a million values are set aside', () => {
  const evil = new Y.Doc();
  evil.clientID = 1;
  evil.getArray('x').push(new Array(1_000_000).fill(null));
  const list = Y.encodeStateAsUpdate(evil);
  const [doc, costs] = [new Y.Doc(), new Costs()];
  expect(heldInUpdate(list)).toBeDefined();
  expect(costs.allow(doc, list)).toBe(true);
  Y.applyUpdate(doc, list);
  const update = within(300);
  expect(heldInUpdate(update)).toBeDefined();
  // Applied, it takes 15 seconds and 1.5 GB.
  expect(costs.allow(doc, update)).toBe(false);
});

test('what continues a list of a million values is counted: joining copies all of it', () => {
  const evil = new Y.Doc();
  evil.clientID = 1;
  const list = evil.getArray('x');
  list.push(new Array(1_000_000).fill(null));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(evil));
  const before = Y.encodeStateVector(evil);
  list.push([null]);
  // 14 bytes that block the page for 20 to 120 ms.
  expect(costOf(doc, Y.encodeStateAsUpdate(evil, before))).toBeGreaterThan(50_000);
});
