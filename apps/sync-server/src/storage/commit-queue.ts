/* Gathers what arrives within a moment into one commit: durability costs one disk flush for many. */

import type { RoomId } from '@cairn/protocol';
import type { Log } from '../log.ts';
import type { Timing } from '../timing.ts';
import type { RoomUpdate, Storage } from './storage.ts';

/** Updates on their way to the disk. */
export interface CommitQueue {
  /** Takes an update; it is durable after the next commit. */
  append(room: RoomId, update: Uint8Array): void;
  /** Calls `tell` once after the next commit; a later call for the same listener replaces it. */
  whenDurable(listener: object, tell: () => void): void;
  /** Nobody needs to be told any more. */
  forget(listener: object): void;
  /** A room's updates that are not durable yet, oldest first. */
  waitingFor(room: RoomId): Uint8Array[];
  /** Commits what waits; false when the store refused, in which case it is tried again later. */
  flush(): boolean;
  /** Commits what waits and stops the clock. */
  stop(): boolean;
}

/** A queue in front of a store. `onCommitted` gets the updates of each commit. */
export function createCommitQueue(
  storage: Storage,
  timing: Pick<Timing, 'commitDelayMs' | 'commitRetryMs'>,
  log: Log,
  onCommitted: (updates: readonly RoomUpdate[]) => void,
): CommitQueue {
  let waiting: RoomUpdate[] = [];
  let listeners = new Map<object, () => void>();
  let timer: NodeJS.Timeout | undefined;

  function schedule(delayMs: number): void {
    timer ??= setTimeout(flush, delayMs);
  }

  function flush(): boolean {
    clearTimeout(timer);
    timer = undefined;
    const updates = waiting;
    try {
      if (updates.length > 0) storage.append(updates);
    } catch (error) {
      log.error({ err: error, updates: updates.length }, 'commit failed');
      schedule(timing.commitRetryMs);
      return false;
    }
    const told = listeners;
    waiting = [];
    listeners = new Map();
    for (const tell of told.values()) tell();
    if (updates.length > 0) onCommitted(updates);
    return true;
  }

  return {
    append(room, update) {
      waiting.push({ room, update });
      schedule(timing.commitDelayMs);
    },
    whenDurable(listener, tell) {
      listeners.set(listener, tell);
      schedule(timing.commitDelayMs);
    },
    forget(listener) {
      listeners.delete(listener);
    },
    waitingFor(room) {
      return waiting.filter((entry) => entry.room === room).map((entry) => entry.update);
    },
    flush,
    stop() {
      const done = flush();
      clearTimeout(timer);
      return done;
    },
  };
}
