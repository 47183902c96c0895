/* Keeps a room from growing with every keystroke: many stored updates become one, now and then. */

import type { RoomId } from '@cairn/protocol';
import type { Log } from '../log.ts';
import type { Tally } from '../metrics/tally.ts';
import type { Storage } from '../storage/storage.ts';
import type { RoomDocument } from './room-document.ts';

/** Counts what a room gathers and folds it when it is time. */
export interface Folding {
  /** To be called with what the store has of a room, and how much of it could not be read. */
  opened(updates: readonly Uint8Array[], rows: number, unreadable: number): void;
  /** To be called when one more row with this many bytes is durable. */
  gathered(bytes: number): void;
  /** The next time is now, however little there is to gain. */
  hurry(): void;
  /** Folds when it is time; everything durable must be part of the document by now. */
  foldIfDue(document: () => RoomDocument): void;
}

const MOST_ROWS = 200;
const MOST_UPDATES_ON_OPENING = 200;
// Below this, folding "at twice the size" would rewrite a small room at every other keystroke.
const WORTHWHILE_BYTES = 64 * 1024;

/** Folds one room in its store. */
export function createFolding(room: RoomId, storage: Storage, log: Log, tally: Tally): Folding {
  let rows = 0;
  let bytes = 0;
  let foldedBytes = 0;
  let intact = true;
  let hurried = false;

  function isDue(): boolean {
    if (!intact || rows === 0) return false;
    return (
      hurried ||
      rows > MOST_ROWS ||
      (rows > 1 && bytes > Math.max(WORTHWHILE_BYTES, 2 * foldedBytes))
    );
  }

  function fold(document: RoomDocument): void {
    const startedAt = performance.now();
    const folded = document.updateSince();
    try {
      storage.replace(room, folded);
    } catch (error) {
      log.error({ err: error, room: room.slice(0, 6) }, 'folding failed');
      return;
    }
    tally.foldings += 1;
    tally.foldingMs += performance.now() - startedAt;
    rows = 1;
    bytes = folded.length;
    foldedBytes = folded.length;
    hurried = false;
  }

  return {
    opened(updates, storedRows, unreadable) {
      rows = storedRows;
      bytes = updates.reduce((sum, update) => sum + update.length, 0);
      foldedBytes = updates[0]?.length ?? 0;
      hurried ||= updates.length > MOST_UPDATES_ON_OPENING;
      // Folding would delete what could not be read; a later version may be able to.
      intact = unreadable === 0;
      if (!intact) log.error({ room: room.slice(0, 6), unreadable }, 'unreadable updates kept');
    },
    gathered(moreBytes) {
      rows += 1;
      bytes += moreBytes;
    },
    hurry() {
      hurried = true;
    },
    foldIfDue(document) {
      if (isDue()) fold(document());
    },
  };
}
