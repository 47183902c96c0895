/* Keeps a room from growing with every keystroke: now and then its stored updates become one. */

import type { RoomId } from '@cairn/protocol';
import type { Log } from '../log.ts';
import type { Tally } from '../metrics/tally.ts';
import { type Slow, slowly } from '../storage/slowly.ts';
import type { Storage, Writing } from '../storage/storage.ts';
import type { Folder, FoldJob } from './folder.ts';
import type { GivenUp } from './given-up.ts';
import { type Loaded, loadInto, loadRoomDocument, type RoomDocument } from './room-document.ts';

/** Counts what a room gathers and has it folded when it is due. */
export interface Folding {
  /** Call it with what the store has of a room, in how many rows, and how much couldn't be read. */
  opened(stored: Loaded, rows: number, unreadable: number): void;
  /** Call it when one more row with this many bytes is durable. */
  gathered(bytes: number): void;
  /** Makes folding due now, however little there is to gain; false if it was tried in vain. */
  hurry(): boolean;
  /**
   * Makes one update of this document without Yjs, for a room that hasn't been folded in time.
   * Returns its length, or `undefined` if the store refuses, or is still writing, or has something
   * that can't be read.
   */
  flatten(document: RoomDocument): number | undefined;
  /** Whether everything could be read. */
  isIntact(): boolean;
  /** Whether folding would free more than a little. */
  isWorthwhile(): boolean;
  /** Starts folding if it is due. */
  foldIfDue(): void;
  /** Whether it is being folded or written, so that nobody else may load it. */
  isUnderWay(): boolean;
  /** Whether it is being written. */
  isWriting(): boolean;
  /** Nobody is in the room any more: it is folded when somebody comes back. */
  leave(): void;
}

/** The room to be folded, as folding sees it. */
export interface FoldedRoom {
  /** Its content; `undefined` if nobody is in it any more. */
  document(): RoomDocument | undefined;
  /** The address of the last member to work on it, whose turn folding takes. */
  readonly address: string;
  /** How many updates it has that aren't folded. */
  readonly updates: number;
  /** The number of the last row up to which the document has everything, if rows are numbered. */
  readonly last: number;
  /** Replaces the document with a smaller one, which is in the store already. */
  folded(document: RoomDocument, bytes: number, updates: number): void;
  /** Called when it has been folded and written, or won't be. */
  finished(): void;
}

/** What folding depends on. */
export interface FoldingDeps {
  readonly storage: Pick<Storage, 'replacing' | 'closeRoom'>;
  readonly folder: Folder;
  readonly givenUp: GivenUp;
  readonly log: Log;
  readonly tally: Tally;
}

const MOST_ROWS = 200;
// A large room may have proportionally more, or it would be rewritten every few seconds, or for
// everyone who comes with a few changes.
const BYTES_A_ROW = 16 * 1024;
const MOST_UPDATES_ON_OPENING = 200;
// Below this, folding "at twice the size" would rewrite a small room at every other keystroke.
const WORTHWHILE_BYTES = 64 * 1024;
/** A document that takes no more memory than this besides its bytes is read in no time. */
const AT_ONCE_BYTES = 4 * 1024 * 1024;
const PAUSE_MS = 10;

/** Folds one room in its store. */
export function createFolding(id: RoomId, room: FoldedRoom, deps: FoldingDeps): Folding {
  return new RoomFolding(id, room, deps);
}

class RoomFolding implements Folding {
  private readonly id: RoomId;
  private readonly room: FoldedRoom;
  private readonly deps: FoldingDeps;
  private rows = 0;
  private bytes = 0;
  private foldedBytes = 0;
  private intact = true;
  private hurried = false;
  /** Set until the process has finished with it. */
  private job: FoldJob | undefined;
  /** What the process is working on. */
  private underWay: RoomDocument | undefined;
  private writing: { readonly to: Writing; slow?: Slow } | undefined;
  private startedAt = 0;

  constructor(id: RoomId, room: FoldedRoom, deps: FoldingDeps) {
    this.id = id;
    this.room = room;
    this.deps = deps;
  }

  opened({ updates, bytes, firstBytes }: Loaded, rows: number, unreadable: number): void {
    this.rows = rows;
    this.bytes = bytes;
    this.foldedBytes = firstBytes;
    this.hurried ||= updates > Math.max(MOST_UPDATES_ON_OPENING, firstBytes / BYTES_A_ROW);
    // Folding would delete what couldn't be read, which a later version may be able to read.
    this.intact = unreadable === 0;
    if (this.intact) return;
    this.deps.log.error({ room: this.id.slice(0, 6), unreadable }, 'unreadable updates kept');
  }

  gathered(moreBytes: number): void {
    this.rows += 1;
    this.bytes += moreBytes;
  }

  hurry(): boolean {
    this.hurried = true;
    return this.intact && !this.wasGivenUp();
  }

  flatten(document: RoomDocument): number | undefined {
    if (!this.intact || this.writing) return undefined;
    const whole = document.everything();
    let isRefused = false;
    this.write(
      () => whole,
      false,
      (isWritten) => {
        isRefused = !isWritten;
        if (isWritten) this.deps.tally.flattenings += 1;
        this.room.finished();
      },
    );
    return isRefused ? undefined : whole.length;
  }

  isIntact(): boolean {
    return this.intact;
  }

  isWorthwhile(): boolean {
    return this.intact && this.bytes - this.foldedBytes > WORTHWHILE_BYTES;
  }

  isUnderWay(): boolean {
    return this.underWay !== undefined || this.writing !== undefined;
  }

  isWriting(): boolean {
    return this.writing !== undefined;
  }

  foldIfDue(): void {
    if (this.job || !this.isDue()) return;
    this.job = {
      address: this.room.address,
      update: () => this.begin(),
      done: (folded) => {
        this.end(folded);
      },
    };
    this.deps.folder.add(this.job);
  }

  leave(): void {
    this.stopWriting();
    if (!this.job || this.isUnderWay()) return;
    this.deps.folder.remove(this.job);
    this.job = undefined;
  }

  private isDue(): boolean {
    if (!this.intact || this.rows === 0) return false;
    if (this.wasGivenUp()) return false;
    const hasGrown = this.bytes > Math.max(WORTHWHILE_BYTES, 2 * this.foldedBytes);
    const mostRows = Math.max(MOST_ROWS, this.foldedBytes / BYTES_A_ROW);
    return this.hurried || this.rows > mostRows || (this.rows > 1 && hasGrown);
  }

  /** Not tried again until the room has doubled. */
  private wasGivenUp(): boolean {
    return this.bytes <= 2 * this.deps.givenUp.bytesOf(this.id);
  }

  private begin(): Uint8Array | undefined {
    this.underWay = this.room.document();
    if (!this.underWay) this.job = undefined;
    this.startedAt = performance.now();
    return this.underWay?.everything();
  }

  private end(folded: Uint8Array | undefined): void {
    const document = this.wanted();
    const smaller = document && folded && loadRoomDocument([folded]).document;
    const go = (): void => {
      const still = this.wanted();
      if (still && still === document) this.put(smaller, still);
      else this.finish();
    };
    // Reading a large room takes a moment, and so does what comes next: others are answered between.
    if (smaller && isLarge(smaller)) setTimeout(go, PAUSE_MS).unref();
    else go();
  }

  /** What was folded, unless someone has closed the room in the meantime, or flattened it. */
  private wanted(): RoomDocument | undefined {
    const isWanted = !this.writing && this.room.document() === this.underWay;
    return isWanted ? this.underWay : undefined;
  }

  private finish(): void {
    this.underWay = undefined;
    this.job = undefined;
    this.hurried = false;
    this.room.finished();
  }

  private put(folded: RoomDocument | undefined, document: RoomDocument): void {
    const { log, tally, givenUp } = this.deps;
    const room = this.id.slice(0, 6);
    const smaller = folded && caughtUp(folded, document);
    if (!smaller) {
      tally.foldingsGivenUp += 1;
      givenUp.add(this.id, this.bytes);
      log.warn({ room, bytes: this.bytes, structs: document.structs }, 'too much to fold');
      this.finish();
      return;
    }
    const { updates } = this.room;
    const whole = (): Uint8Array => smaller.everything();
    this.write(whole, isLarge(smaller), (isWritten) => {
      const isSame = this.room.updates === updates;
      const all = isWritten && (isSame ? smaller : caughtUp(smaller, document));
      if (all) {
        tally.foldings += 1;
        tally.foldingMs += performance.now() - this.startedAt;
        givenUp.forget(this.id);
        this.room.folded(all, this.bytes, 1 + this.room.updates - updates);
      }
      this.finish();
    });
  }

  /**
   * Puts one update in place of all rows that there are now, slice by slice, and then tells whether
   * it is there. It is made when the first slice is written.
   */
  private write(
    make: () => Uint8Array,
    isLater: boolean,
    done: (isWritten: boolean) => void,
  ): void {
    const { rows, bytes } = this;
    let length = 0;
    const update = (): Uint8Array => {
      const whole = make();
      length = whole.length;
      return whole;
    };
    const over = (error?: unknown): void => {
      this.stopWriting();
      if (error === undefined) {
        this.rows += 1 - rows;
        this.bytes += length - bytes;
        this.foldedBytes = length;
      } else this.deps.log.error({ err: error, room: this.id.slice(0, 6) }, 'folding failed');
      done(error === undefined);
    };
    try {
      const to = this.deps.storage.replacing(this.id, update, this.room.last);
      const writing: RoomFolding['writing'] = { to };
      this.writing = writing;
      writing.slow = slowly(() => to.step(), over, isLater);
    } catch (error) {
      over(error);
    }
  }

  private stopWriting(): void {
    this.writing?.slow?.stop();
    this.writing?.to.cancel();
    this.writing = undefined;
  }
}

function isLarge(document: RoomDocument): boolean {
  return document.heldBytes() > AT_ONCE_BYTES;
}

/** A document with what another has besides; `undefined` if anything would be missing. */
function caughtUp(smaller: RoomDocument, document: RoomDocument): RoomDocument | undefined {
  const since = document.updateSince(smaller.stateVector());
  if (!since) return undefined;
  loadInto(smaller, [since]);
  return smaller.has(document) ? smaller : undefined;
}
