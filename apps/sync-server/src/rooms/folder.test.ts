import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createFolder, type Folder } from './folder.ts';

let folder: Folder | undefined;

afterEach(() => folder?.stop());

function foldedBy(by: Folder, update: Uint8Array): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    by.add({ update: () => update, done: resolve });
  });
}

/** Items of one character that can't be merged, since each stands before the one before it. */
function manyItems(count: number): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let index = 0; index < count; index += 1) doc.getText('t').insert(0, 'x');
  });
  return Y.encodeStateAsUpdate(doc);
}

test('deleted text gives its bytes back, and the next room is folded as well', async () => {
  folder = createFolder();
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.getText('t').insert(0, 'x'.repeat(1_000));
  doc.getText('t').delete(0, 999);
  const whole = Y.mergeUpdates(updates);
  for (let room = 0; room < 2; room += 1) {
    const folded = await foldedBy(folder, whole);
    expect(folded?.length).toBeLessThan(100);
    expect(Y.mergeUpdates([folded ?? new Uint8Array()])).toEqual(folded);
  }
});

test('what takes too much memory or time, or breaks Yjs, stays as it is, and others are folded', async () => {
  folder = createFolder({ oldSpaceMb: 24, youngSpaceMb: 4, mostMs: 30_000 });
  const small = manyItems(3);
  const results = await Promise.all([
    foldedBy(folder, manyItems(200_000)),
    foldedBy(folder, small),
    foldedBy(folder, Uint8Array.of(9, 9)),
    foldedBy(folder, small),
  ]);
  expect(results.map((folded) => folded !== undefined)).toEqual([false, true, false, true]);
  folder.stop();
  folder = createFolder({ oldSpaceMb: 192, youngSpaceMb: 16, mostMs: 1 });
  expect(await foldedBy(folder, manyItems(1_000))).toBe(undefined);
});
