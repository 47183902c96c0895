/* Gathers what arrives within a moment into one commit: durability costs one disk flush for many. */

import type { RoomId } from '@cairn/protocol';
import type { Log } from '../log.ts';
import type { Tally } from '../metrics/tally.ts';
import type { Timing } from '../timing.ts';
import type { RoomUpdates, Storage } from './storage.ts';

/** Somebody who waits for a commit. */
export interface Waiter {
  /** Called once after the commit. */
  durable(): void;
}

/** Updates on their way to the disk. */
export interface CommitQueue {
  /** Takes an update; it is durable after the next commit. */
  append(room: RoomId, update: Uint8Array): void;
  /** Tells this one after the next commit, once however often it was asked for. */
  whenDurable(waiter: Waiter): void;
  /** Nobody needs to be told any more. */
  forget(waiter: Waiter): void;
  /** A room's updates that are not durable yet, oldest first. */
  waitingFor(room: RoomId): readonly Uint8Array[];
  /** Forgets a room's updates that are not durable yet. */
  drop(room: RoomId): void;
  /** Bytes that are not durable yet: more than a moment's worth when the store fails. */
  waitingBytes(): number;
  /** Whether the store, with what waits for it, has more bytes in use than these. */
  isOver(bytes: number): boolean;
  /** Commits what waits; false when the store refused, in which case it is tried again later. */
  flush(): boolean;
  /** Commits what waits and stops the clock. */
  stop(): boolean;
}

const MOST_GATHERING_MS = 100;

/** What a queue stands in front of and reports to. */
export interface QueueDeps {
  readonly storage: Storage;
  readonly timing: Pick<Timing, 'commitDelayMs' | 'commitRetryMs'>;
  readonly log: Log;
  readonly tally: Tally;
  /** Gets what each commit made durable. */
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

  /** A slow disk is asked less often: nothing else happens while it is waited for. */
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
