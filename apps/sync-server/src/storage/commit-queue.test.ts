import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createTally } from '../metrics/tally.ts';
import { type CommitQueue, createCommitQueue, type Waiter } from './commit-queue.ts';
import type { RoomUpdates, Storage } from './storage.ts';
import { testRoom } from './storage-contract.ts';

const room = testRoom(1);

function queueWithDisk(): {
  queue: CommitQueue;
  commits: number[];
  disk: { full: boolean };
} {
  const commits: number[] = [];
  const disk = { full: false };
  const storage: Storage = {
    load: () => ({ closed: false, updates: [], rows: 0 }),
    append: (rooms: readonly RoomUpdates[]) => {
      if (disk.full) throw new Error('the disk is full');
      commits.push(rooms.reduce((sum, { updates }) => sum + updates.length, 0));
    },
    replacing: () => ({ step: () => true, cancel: () => undefined }),
    closeRoom: () => undefined,
    sweep: () => false,
    bytes: () => 0,
    noteVisits: () => undefined,
    forgetUnvisited: () => false,
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
      queue.append(room, Uint8Array.of(index));
      queue.whenDurable(waiter);
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
    queue.append(room, Uint8Array.of(1));
    queue.whenDurable({
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
  queue.append(room, Uint8Array.of(1));
  queue.append(testRoom(2), Uint8Array.of(1));
  queue.whenDurable(waiter);
  queue.forget(waiter);
  queue.drop(room);
  expect(queue.stop()).toBe(true);
  expect(told).toBe(false);
  expect(commits).toEqual([1]);
});
