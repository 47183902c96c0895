/* Keeps a room from growing with every keystroke: many stored updates become one, now and then. */

import type { RoomId } from '@cairn/protocol';
import type { Log } from '../log.ts';
import type { Storage } from '../storage/storage.ts';
import type { RoomDocument } from './room-document.ts';

/** Counts what a room gathers and folds it when it is time. */
interface Folding {
  /** To be called with what the store has of a room, and the document that came of it. */
  opened(stored: readonly Uint8Array[], unreadable: number, document: RoomDocument): void;
  /** To be called when more updates are durable, all of them part of the document. */
  gathered(updates: number, bytes: number, document: RoomDocument): void;
}

const MOST_UPDATES = 200;
// Below this, folding "at twice the size" would rewrite a small room at every other keystroke.
const WORTHWHILE_BYTES = 64 * 1024;

/** Folds one room in its store. */
export function createFolding(room: RoomId, storage: Storage, log: Log): Folding {
  let updates = 0;
  let bytes = 0;
  let foldedBytes = 0;
  let intact = true;

  function foldIfDue(document: RoomDocument): void {
    const due =
      updates > MOST_UPDATES ||
      (updates > 1 && bytes > Math.max(WORTHWHILE_BYTES, 2 * foldedBytes));
    if (!due || !intact) return;
    const folded = document.updateSince();
    try {
      storage.replace(room, folded);
    } catch (error) {
      log.error({ err: error, room: room.slice(0, 6) }, 'folding failed');
      return;
    }
    updates = 0;
    bytes = 0;
    foldedBytes = folded.length;
  }

  return {
    opened(stored, unreadable, document) {
      updates = stored.length;
      bytes = stored.reduce((sum, update) => sum + update.length, 0);
      foldedBytes = stored[0]?.length ?? 0;
      // Folding would delete what could not be read; a later version may be able to.
      intact = unreadable === 0;
      if (!intact) log.error({ room: room.slice(0, 6), unreadable }, 'unreadable updates kept');
      foldIfDue(document);
    },
    gathered(moreUpdates, moreBytes, document) {
      updates += moreUpdates;
      bytes += moreBytes;
      foldIfDue(document);
    },
  };
}
