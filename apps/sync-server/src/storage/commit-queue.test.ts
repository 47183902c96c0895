import { expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { createCommitQueue, type CommitQueue } from './commit-queue.ts';
import type { RoomUpdate } from './storage.ts';
import { testRoom } from './storage-contract.ts';

const room = testRoom(1);

function queueWithDisk(): {
  queue: CommitQueue;
  commits: number[];
  disk: { full: boolean };
} {
  const commits: number[] = [];
  const disk = { full: false };
  const storage = {
    load: () => [],
    append: (updates: readonly RoomUpdate[]) => {
      if (disk.full) throw new Error('the disk is full');
      commits.push(updates.length);
    },
    replace: () => undefined,
    close: () => undefined,
  };
  const timing = { commitDelayMs: 1, commitRetryMs: 1 };
  const queue = createCommitQueue(storage, timing, createLog('silent'), () => undefined);
  return { queue, commits, disk };
}

test('what arrives together is one commit, and each listener is told once after it', async () => {
  const { queue, commits } = queueWithDisk();
  const listener = {};
  const told = await new Promise<string[]>((resolve) => {
    const words: string[] = [];
    for (let index = 0; index < 100; index += 1) {
      queue.append(room, Uint8Array.of(index));
      queue.whenDurable(listener, () => {
        words.push(`told after ${commits.length} commit`);
        resolve(words);
      });
    }
    expect(queue.waitingFor(room)).toHaveLength(100);
  });
  expect(commits).toEqual([100]);
  expect(told).toEqual(['told after 1 commit']);
  expect(queue.waitingFor(room)).toEqual([]);
});

test('while the disk refuses, nothing is called durable and nothing is dropped', async () => {
  const { queue, commits, disk } = queueWithDisk();
  disk.full = true;
  let durable = false;
  const told = new Promise<void>((resolve) => {
    queue.append(room, Uint8Array.of(1));
    queue.whenDurable({}, () => {
      durable = true;
      resolve();
    });
  });
  expect(queue.flush()).toBe(false);
  expect(durable).toBe(false);
  expect(queue.waitingFor(room)).toHaveLength(1);
  disk.full = false;
  await told;
  expect(commits).toEqual([1]);
});

test('a listener that left is not told', () => {
  const { queue } = queueWithDisk();
  const listener = {};
  let told = false;
  queue.whenDurable(listener, () => {
    told = true;
  });
  queue.forget(listener);
  expect(queue.stop()).toBe(true);
  expect(told).toBe(false);
});
