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
  return new RoomFolding(room, storage, log, tally);
}

class RoomFolding implements Folding {
  private readonly room: RoomId;
  private readonly storage: Storage;
  private readonly log: Log;
  private readonly tally: Tally;
  private rows = 0;
  private bytes = 0;
  private foldedBytes = 0;
  private intact = true;
  private hurried = false;

  constructor(room: RoomId, storage: Storage, log: Log, tally: Tally) {
    this.room = room;
    this.storage = storage;
    this.log = log;
    this.tally = tally;
  }

  opened(updates: readonly Uint8Array[], rows: number, unreadable: number): void {
    this.rows = rows;
    this.bytes = updates.reduce((sum, update) => sum + update.length, 0);
    this.foldedBytes = updates[0]?.length ?? 0;
    this.hurried ||= updates.length > MOST_UPDATES_ON_OPENING;
    // Folding would delete what could not be read; a later version may be able to.
    this.intact = unreadable === 0;
    if (this.intact) return;
    this.log.error({ room: this.room.slice(0, 6), unreadable }, 'unreadable updates kept');
  }

  gathered(moreBytes: number): void {
    this.rows += 1;
    this.bytes += moreBytes;
  }

  hurry(): void {
    this.hurried = true;
  }

  foldIfDue(document: () => RoomDocument): void {
    if (this.isDue()) this.fold(document());
  }

  private isDue(): boolean {
    if (!this.intact || this.rows === 0) return false;
    const hasGrown = this.bytes > Math.max(WORTHWHILE_BYTES, 2 * this.foldedBytes);
    return this.hurried || this.rows > MOST_ROWS || (this.rows > 1 && hasGrown);
  }

  private fold(document: RoomDocument): void {
    const startedAt = performance.now();
    const folded = document.updateSince();
    try {
      this.storage.replace(this.room, folded);
    } catch (error) {
      this.log.error({ err: error, room: this.room.slice(0, 6) }, 'folding failed');
      return;
    }
    this.tally.foldings += 1;
    this.tally.foldingMs += performance.now() - startedAt;
    this.rows = 1;
    this.bytes = folded.length;
    this.foldedBytes = folded.length;
    this.hurried = false;
  }
}
