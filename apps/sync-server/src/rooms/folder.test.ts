import * as encoding from 'lib0/encoding';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createFolder, type Folder } from './folder.ts';

const ANY_CONTENT = 8;
const ANY_NULL = 126;
let folder: Folder | undefined;

afterEach(() => folder?.stop());

function foldedBy(
  by: Folder,
  update: Uint8Array,
  address = 'here',
): Promise<Uint8Array | undefined> {
  return new Promise((resolve) => {
    by.add({ address, update: () => update, done: resolve });
  });
}

/** Items of one character that can't be merged, since each comes before the previous one. */
function manyItems(count: number): Uint8Array {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (let index = 0; index < count; index += 1) doc.getText('t').insert(0, 'x');
  });
  return Y.encodeStateAsUpdate(doc);
}

/** Every other value of an array deleted, which takes Yjs minutes. */
function slowUpdate(): Uint8Array {
  const encoder = encoding.createEncoder();
  const values = 400_000;
  for (const number of [1, 1, 7, 0]) encoding.writeVarUint(encoder, number);
  encoding.writeUint8Array(encoder, Uint8Array.of(ANY_CONTENT, 1, 1, 97));
  encoding.writeVarUint(encoder, values);
  encoding.writeUint8Array(encoder, new Uint8Array(values).fill(ANY_NULL));
  for (const number of [1, 7, values / 2]) encoding.writeVarUint(encoder, number);
  for (let clock = 0; clock < values; clock += 2) {
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarUint(encoder, 1);
  }
  return encoding.toUint8Array(encoder);
}

test('folding frees the bytes of deleted text, and the next room is folded as well', async () => {
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
}, 60_000);

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
}, 60_000);

test('what ends the whole process is given up, and the relay is still running', async () => {
  // Too little for Node itself, which is then killed by a signal.
  folder = createFolder({ oldSpaceMb: 1, youngSpaceMb: 1, mostMs: 60_000 });
  expect(await foldedBy(folder, manyItems(3))).toBe(undefined);
  expect(await foldedBy(folder, manyItems(3))).toBe(undefined);
}, 60_000);

test('addresses take turns, however many rooms one of them has', async () => {
  folder = createFolder();
  const small = manyItems(3);
  const order: string[] = [];
  const fold = async (by: Folder, address: string): Promise<void> => {
    await foldedBy(by, small, address);
    order.push(address);
  };
  const one = Array.from({ length: 5 }, () => 'one');
  await Promise.all(
    [...one, 'two', 'three', 'two'].map((address) => fold(folder as Folder, address)),
  );
  expect(order).toEqual(['one', 'one', 'two', 'three', 'one', 'two', 'one', 'one']);
}, 60_000);

test('a job that was removed in time is never asked for its update', async () => {
  const busy = (folder = createFolder());
  const first = foldedBy(busy, manyItems(3));
  const removed = {
    address: 'here',
    update: (): never => {
      throw new Error('asked for');
    },
    done: () => undefined,
  };
  busy.add(removed);
  const last = foldedBy(busy, manyItems(3));
  busy.remove(removed);
  expect(await first).toBeDefined();
  expect(await last).toBeDefined();
}, 60_000);

test('the process ends once nobody is connected to it, whatever Yjs is doing', async () => {
  const folding = fork(new URL('./fold-process.ts', import.meta.url), {
    execArgv: [],
    serialization: 'advanced',
  });
  await new Promise((resolve) => folding.send(slowUpdate(), resolve));
  const exited = once(folding, 'exit');
  folding.disconnect();
  await exited;
}, 60_000);
