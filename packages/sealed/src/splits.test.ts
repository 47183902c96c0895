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

const ANY = 8;
const DELETION_OF_ONE = 1;

/** A list of `values` by client 100, after the one value of client 1, of which the same update deletes every other of the first `2 * ranges`. */
function torn(values: number, ranges: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, 1, 100, 0]) encoding.writeVarUint(encoder, number);
    encoding.writeUint8(encoder, ANY_BEHIND_ORIGIN);
    for (const number of [1, 0, values]) encoding.writeVarUint(encoder, number);
    for (let at = 0; at < values; at += 1) encoding.writeUint8(encoder, NULL);
    for (const number of [1, 100, ranges]) encoding.writeVarUint(encoder, number);
    for (let at = 0; at < ranges; at += 1)
      for (const number of [1 + 2 * at, DELETION_OF_ONE]) encoding.writeVarUint(encoder, number);
  });
}

/** `count` values of client 50, an item each, every one behind the last. */
function chain(count: number): Uint8Array {
  return encoding.encode((encoder) => {
    for (const number of [1, count, 50, 0]) encoding.writeVarUint(encoder, number);
    for (let at = 0; at < count; at += 1) {
      encoding.writeUint8(encoder, ANY_BEHIND_ORIGIN);
      for (const number of at === 0 ? [1, 0] : [50, at - 1]) encoding.writeVarUint(encoder, number);
      encoding.writeVarUint(encoder, 1);
      encoding.writeUint8(encoder, NULL);
    }
    encoding.writeVarUint(encoder, 0);
  });
}

function docWithOneValue(): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getArray('x').push([Uint8Array.of(ANY)]);
  return doc;
}

test('a list of values that its own update takes apart is counted', () => {
  const update = torn(7_000, 3_000);
  expect(heldInUpdate(update)).toBeDefined();
  // 16 KB that block the page for 0.5 s; 96 KB take 21 s.
  expect(new Costs().allow(docWithOneValue(), update)).toBe(false);
});

test('values that come item by item, to be joined, are counted', () => {
  const update = chain(10_000);
  expect(heldInUpdate(update)).toBeDefined();
  expect(new Costs().allow(docWithOneValue(), update)).toBe(false);
});

test('deletions within very many structs of one client are counted: each moves what comes after it', () => {
  const doc = new Y.Doc();
  doc.clientID = 7;
  const text = doc.getText('notes');
  // Each is inserted before the last one, so none are joined.
  doc.transact(() => {
    for (let at = 0; at < 60_000; at += 1) text.insert(0, 'abc');
  });
  const cut = encoding.encode((encoder) => {
    for (const number of [0, 1, 7, 5_000]) encoding.writeVarUint(encoder, number);
    for (let at = 0; at < 5_000; at += 1)
      for (const number of [3 * at + 1, DELETION_OF_ONE]) encoding.writeVarUint(encoder, number);
  });
  expect(costOf(doc, cut)).toBeGreaterThan(1_000_000);
});

test('a record of fifty thousand fields isn’t taken for a row of values, and costs next to nothing', () => {
  const doc = new Y.Doc();
  doc.clientID = 9;
  const fields = Array.from({ length: 50_000 }, (_, at) => [`owner:p${String(at)}`, true] as const);
  doc.getMap('tasks').set('step', new Y.Map<unknown>(fields));
  expect(costOf(new Y.Doc(), Y.encodeStateAsUpdate(doc))).toBeLessThan(1_000);
});
