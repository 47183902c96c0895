import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createTally } from '../metrics/tally.ts';
import { type CommitQueue, createCommitQueue, type Waiter } from './commit-queue.ts';
import { openSqliteStorage } from './sqlite-storage.ts';
import type { LocalStorage, RoomUpdates } from './storage.ts';
import { testRoom } from './storage-contract.ts';

const room = testRoom(1);

function queueWithDisk(): {
  queue: CommitQueue;
  commits: number[];
  disk: { full: boolean };
} {
  const commits: number[] = [];
  const disk = { full: false };
  const storage: LocalStorage = {
    load: () => ({ closed: false, updates: [], rows: 0 }),
    append: (rooms: readonly RoomUpdates[]) => {
      if (disk.full) throw new Error('the disk is full');
      commits.push(rooms.reduce((sum, { updates }) => sum + updates.length, 0));
    },
    appending: (room) => ({
      step: () => {
        storage.append([room]);
        return true;
      },
      cancel: () => undefined,
    }),
    replacing: () => ({ step: () => true, cancel: () => undefined }),
    closeRoom: (_room, farewell) => farewell,
    sweep: () => false,
    bytes: () => 0,
    noteVisits: () => undefined,
    forgetUnvisited: () => false,
    rooms: () => [],
    visits: () => ({ days: 0, ago: new Map() }),
    backUp: () => Promise.resolve(),
    close: () => undefined,
  };
  const queue = createCommitQueue({
    storage,
    timing: { commitDelayMs: 1, commitRetryMs: 1 },
    log: createLog('silent'),
    tally: createTally(),
    onCommitted: () => undefined,
  });
  return { queue, commits, disk };
}

test('what arrives together is one commit, and each waiter is told once after it', async () => {
  const { queue, commits } = queueWithDisk();
  const told = await new Promise<string[]>((resolve) => {
    const words: string[] = [];
    const waiter: Waiter = {
      durable: () => {
        words.push(`told after ${commits.length} commit`);
        resolve(words);
      },
    };
    for (let index = 0; index < 100; index += 1) {
      queue.append(room, Uint8Array.of(index), 'a');
      queue.whenDurable(room, waiter);
    }
    expect(queue.waitingFor(room)).toHaveLength(100);
    expect(queue.waitingBytes()).toBe(100);
  });
  expect(commits).toEqual([100]);
  expect(told).toEqual(['told after 1 commit']);
  expect(queue.waitingFor(room)).toEqual([]);
  expect(queue.waitingBytes()).toBe(0);
});

test('while the disk refuses, nothing is reported as durable and nothing is dropped', async () => {
  const { queue, commits, disk } = queueWithDisk();
  disk.full = true;
  let durable = false;
  const told = new Promise<void>((resolve) => {
    queue.append(room, Uint8Array.of(1), 'a');
    queue.whenDurable(room, {
      durable: () => {
        durable = true;
        resolve();
      },
    });
  });
  expect(queue.flush()).toBe(false);
  expect(durable).toBe(false);
  expect(queue.waitingFor(room)).toHaveLength(1);
  disk.full = false;
  await told;
  expect(commits).toEqual([1]);
});

test('a waiter that has left isn’t told, and a room that is dropped isn’t stored', () => {
  const { queue, commits } = queueWithDisk();
  let told = false;
  const waiter: Waiter = { durable: () => (told = true) };
  queue.append(room, Uint8Array.of(1), 'a');
  queue.append(testRoom(2), Uint8Array.of(1), 'a');
  queue.whenDurable(room, waiter);
  queue.forget(waiter);
  queue.drop(room);
  expect(queue.stop()).toBe(true);
  expect(told).toBe(false);
  expect(commits).toEqual([1]);
});

const LARGE = new Uint8Array(6_000_000).fill(6);

function queueOverSqlite(): {
  readonly queue: CommitQueue;
  readonly storage: LocalStorage;
  readonly committed: string[];
  readonly end: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-queue-'));
  const storage = openSqliteStorage(folder);
  const committed: string[] = [];
  const queue = createCommitQueue({
    storage,
    timing: { commitDelayMs: 1, commitRetryMs: 1 },
    log: createLog('silent'),
    tally: createTally(),
    onCommitted: (rooms) => committed.push(...rooms.map(({ room: id }) => id)),
  });
  const end = (): void => {
    void queue.stop();
    storage.close();
    rmSync(folder, { recursive: true, force: true });
  };
  return { queue, storage, committed, end };
}

function lengthsIn(storage: LocalStorage): number[] {
  const found = storage.load(room);
  return found.closed ? [] : [...found.updates].map(({ length }) => length);
}

function toldBy(queue: CommitQueue, id = room): Promise<void> {
  return new Promise((resolve) => {
    queue.whenDurable(id, { durable: resolve });
  });
}

test('what is too large for one commit lets others go first, and is durable once all of it is', async () => {
  const { queue, storage, committed, end } = queueOverSqlite();
  queue.append(room, LARGE, 'a');
  const told = toldBy(queue);
  for (const other of [2, 3]) {
    await new Promise((resolve) => setTimeout(resolve, 1));
    queue.append(testRoom(other), Uint8Array.of(1), 'b');
    await toldBy(queue, testRoom(other));
  }
  expect(committed).toEqual([testRoom(2), testRoom(3)]);
  expect(lengthsIn(storage)).toEqual([]);
  queue.append(room, Uint8Array.of(7), 'a');
  expect(queue.waitingFor(room).map(({ length }) => length)).toEqual([LARGE.length, 1]);
  await told;
  expect(lengthsIn(storage)).toEqual([LARGE.length, 1]);
  expect(committed.slice(2)).toEqual([room, room]);
  expect([queue.waitingBytes(), queue.waitingFor(room)]).toEqual([0, []]);
  end();
});

test('what is being written slice by slice is finished on stopping, and left out if the room is closed', async () => {
  const { queue, storage, committed, end } = queueOverSqlite();
  queue.append(room, LARGE, 'a');
  queue.append(testRoom(2), Uint8Array.of(1), 'a');
  await toldBy(queue, testRoom(2));
  queue.append(room, Uint8Array.of(7), 'a');
  expect(queue.flush()).toBe(true);
  expect(lengthsIn(storage)).toEqual([LARGE.length, 1]);
  queue.append(room, LARGE, 'a');
  queue.append(testRoom(2), Uint8Array.of(1), 'a');
  await toldBy(queue, testRoom(2));
  queue.drop(room);
  expect(queue.waitingBytes()).toBe(0);
  expect(committed).toEqual([testRoom(2), room, room, testRoom(2)]);
  while (storage.sweep());
  expect(lengthsIn(storage)).toEqual([LARGE.length, 1]);
  end();
});

test('if the disk refuses a slice, all of it is written later, before what came since', async () => {
  const { queue, storage, end } = queueOverSqlite();
  const appending = storage.appending.bind(storage);
  let refusals = 0;
  storage.appending = (updates) => {
    const writing = appending(updates);
    let steps = 0;
    const step = (): boolean => {
      steps += 1;
      if (steps < 3 || refusals === 2) return writing.step();
      refusals += 1;
      throw new Error('the disk is full');
    };
    return { ...writing, step };
  };
  queue.append(room, LARGE, 'a');
  const told = toldBy(queue);
  queue.append(testRoom(2), Uint8Array.of(1), 'a');
  await toldBy(queue, testRoom(2));
  queue.append(room, Uint8Array.of(7), 'a');
  await told;
  expect(refusals).toBe(2);
  expect(lengthsIn(storage)).toEqual([LARGE.length, 1]);
  end();
});

test('of an address with much on its way to the disk nothing is read, unless the disk refuses', () => {
  const { queue, disk } = queueWithDisk();
  for (let times = 0; times < 3; times += 1) queue.append(room, LARGE, 'a');
  queue.append(testRoom(2), Uint8Array.of(1), 'b');
  expect([queue.isBehindWith('a'), queue.isBehindWith('b')]).toEqual([true, false]);
  disk.full = true;
  expect(queue.flush()).toBe(false);
  expect([queue.isFailing(), queue.isBehindWith('a')]).toEqual([true, false]);
  disk.full = false;
  expect(queue.flush()).toBe(true);
  expect([queue.isFailing(), queue.isBehindWith('a')]).toEqual([false, false]);
});
