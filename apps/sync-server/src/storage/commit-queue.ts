/* Gathers what arrives within a moment into one commit, so that one disk flush makes many updates durable. */

import type { RoomId } from '@cairn/protocol';
import type { Log } from '../log.ts';
import type { Tally } from '../metrics/tally.ts';
import type { Timing } from '../timing.ts';
import type { RoomUpdates, Storage } from './storage.ts';

/** Somebody who is waiting for a commit. */
export interface Waiter {
  /** Called once after the commit. */
  durable(): void;
}

/** Updates on their way to the disk. */
export interface CommitQueue {
  /** Adds an update, which is durable after the next commit. */
  append(room: RoomId, update: Uint8Array): void;
  /** Tells the waiter after the next commit; once, however often it was asked for. */
  whenDurable(waiter: Waiter): void;
  /** The waiter needn't be told any more. */
  forget(waiter: Waiter): void;
  /** A room's updates that aren't durable yet, oldest first. */
  waitingFor(room: RoomId): readonly Uint8Array[];
  /** Forgets a room's updates that aren't durable yet. */
  drop(room: RoomId): void;
  /** Bytes that aren't durable yet: more than a moment's worth if the store is failing. */
  waitingBytes(): number;
  /** Whether the store, together with what is waiting for it, has more bytes in use than this. */
  isOver(bytes: number): boolean;
  /** Commits what is waiting; false if the store refused, in which case it is tried again later. */
  flush(): boolean;
  /** Commits what is waiting and stops the timer. */
  stop(): boolean;
}

const MOST_GATHERING_MS = 100;

/** What a queue depends on. */
export interface QueueDeps {
  readonly storage: Storage;
  readonly timing: Pick<Timing, 'commitDelayMs' | 'commitRetryMs'>;
  readonly log: Log;
  readonly tally: Tally;
  /** Called with what each commit made durable. */
  readonly onCommitted: (rooms: readonly RoomUpdates[]) => void;
}

/** A queue in front of a store. */
export function createCommitQueue(deps: QueueDeps): CommitQueue {
  const { storage, timing, log, tally, onCommitted } = deps;
  let waiting = new Map<RoomId, Uint8Array[]>();
  let waitingBytes = 0;
  let waiters = new Set<Waiter>();
  let timer: NodeJS.Timeout | undefined;
  let lastCommitMs = 0;

  /** A slow disk is used less often, since nothing else happens while waiting for it. */
  function gatheringMs(): number {
    return Math.max(timing.commitDelayMs, Math.min(MOST_GATHERING_MS, 2 * lastCommitMs));
  }

  function schedule(delayMs: number): void {
    timer ??= setTimeout(flush, delayMs);
  }

  function commit(rooms: readonly RoomUpdates[]): boolean {
    const startedAt = performance.now();
    try {
      storage.append(rooms);
    } catch (error) {
      tally.commitFailures += 1;
      log.error({ err: error, rooms: rooms.length, bytes: waitingBytes }, 'commit failed');
      return false;
    }
    lastCommitMs = performance.now() - startedAt;
    tally.committed(lastCommitMs);
    return true;
  }

  function flush(): boolean {
    clearTimeout(timer);
    timer = undefined;
    const rooms = [...waiting].map(([room, updates]) => ({ room, updates }));
    if (rooms.length > 0 && !commit(rooms)) {
      schedule(timing.commitRetryMs);
      return false;
    }
    const told = waiters;
    waiting = new Map();
    waitingBytes = 0;
    waiters = new Set();
    for (const waiter of told) waiter.durable();
    if (rooms.length > 0) onCommitted(rooms);
    return true;
  }

  return {
    append(room, update) {
      const updates = waiting.get(room);
      if (updates) updates.push(update);
      else waiting.set(room, [update]);
      waitingBytes += update.length;
      schedule(gatheringMs());
    },
    whenDurable(waiter) {
      waiters.add(waiter);
      schedule(gatheringMs());
    },
    forget(waiter) {
      waiters.delete(waiter);
    },
    waitingFor: (room) => waiting.get(room) ?? [],
    drop(room) {
      for (const update of waiting.get(room) ?? []) waitingBytes -= update.length;
      waiting.delete(room);
    },
    waitingBytes: () => waitingBytes,
    isOver: (bytes) => bytes !== Infinity && storage.bytes() + waitingBytes > bytes,
    flush,
    stop() {
      const done = flush();
      clearTimeout(timer);
      return done;
    },
  };
}
