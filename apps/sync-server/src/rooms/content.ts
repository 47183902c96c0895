/* What a room holds, between its store and its members: in memory while it is worked on. */

import { SYNC_STEP_2, type RoomId } from '@cairn/protocol';
import type { Limits } from '../limits/limits.ts';
import type { Log } from '../log.ts';
import type { Tally } from '../metrics/tally.ts';
import type { CommitQueue } from '../storage/commit-queue.ts';
import type { Storage } from '../storage/storage.ts';
import { createFolding, type Folding } from './folding.ts';
import { encodeSync } from './frames.ts';
import { createNewcomers, type Newcomers } from './newcomers.ts';
import { loadRoomDocument, type RoomDocument } from './room-document.ts';

/** What became of an update: `full` when the room, or the disk, would have grown over its limit. */
export type Taken = 'new' | 'known' | 'broken' | 'full' | 'disk_full';

/** The content of an open room. All of it throws when the store can't be read. */
export interface Content {
  stateVector(): Uint8Array;
  /** The frames that bring someone with this state vector up to date; none for a malformed one. */
  framesSince(stateVector: Uint8Array): readonly Uint8Array[] | undefined;
  /** Takes an update and hands it on to be made durable. */
  take(update: Uint8Array): Taken;
  /** To be called when this many bytes, in one row, have become durable. */
  committed(bytes: number): void;
  /** Keeps less in memory when nobody has worked on it for a while. */
  rest(): void;
}

/** What the content of a room works with; `now` is a clock in milliseconds. */
export interface ContentSurroundings {
  readonly storage: Storage;
  readonly queue: CommitQueue;
  readonly limits: Pick<Limits, 'roomBytes' | 'diskBytes'>;
  readonly timing: { readonly idleMs: number };
  readonly log: Log;
  readonly tally: Tally;
  readonly now: () => number;
}

const NOTHING_KNOWN = Uint8Array.of(0);
const EMPTY_UPDATE = Uint8Array.of(0, 0);

/** The content of a room of which the store has these updates in so many rows. */
export function createContent(
  id: RoomId,
  found: { readonly updates: readonly Uint8Array[]; readonly rows: number },
  surroundings: ContentSurroundings,
): Content {
  return new RoomContent(id, found, surroundings);
}

/** A class, because rooms are many: a closure for each method would be most of an idle one. */
class RoomContent implements Content {
  private readonly id: RoomId;
  private readonly surroundings: ContentSurroundings;
  private readonly folding: Folding;
  private newcomers: Newcomers | undefined;
  private document: RoomDocument | undefined;
  /** Nothing was ever stored: no document is needed to say so. */
  private untouched: boolean;
  private workedAt: number;
  /** An upper bound of what the room takes in the store. */
  private bytes = 0;

  constructor(
    id: RoomId,
    found: { readonly updates: readonly Uint8Array[]; readonly rows: number },
    surroundings: ContentSurroundings,
  ) {
    const { storage, log, tally, now } = surroundings;
    this.id = id;
    this.surroundings = surroundings;
    this.folding = createFolding(id, storage, log, tally);
    this.untouched = found.updates.length === 0;
    this.workedAt = now();
    if (!this.untouched) this.document = this.open(found.updates, found.rows);
  }

  stateVector(): Uint8Array {
    return this.untouched ? NOTHING_KNOWN : this.opened().stateVector();
  }

  framesSince(stateVector: Uint8Array): readonly Uint8Array[] | undefined {
    const isNewcomer = stateVector.length === 1 && stateVector[0] === 0;
    if (this.untouched && isNewcomer) return [encodeSync(SYNC_STEP_2, EMPTY_UPDATE)];
    const current = this.opened();
    if (isNewcomer) {
      this.newcomers ??= createNewcomers(this.surroundings.now);
      return this.newcomers.everything(current);
    }
    try {
      return [encodeSync(SYNC_STEP_2, current.updateSince(stateVector))];
    } catch {
      return undefined;
    }
  }

  take(update: Uint8Array): Taken {
    if (this.bytes + update.length > this.surroundings.limits.roomBytes) {
      const verdict = this.wouldBe(update);
      if (verdict !== 'fits') return verdict;
      this.folding.hurry();
    }
    const outcome = this.opened().apply(update);
    if (outcome === 'broken') this.document = undefined;
    if (outcome !== 'new') return outcome;
    const { queue, limits } = this.surroundings;
    if (queue.isOver(limits.diskBytes)) {
      this.document = undefined;
      return 'disk_full';
    }
    this.keep(update);
    return outcome;
  }

  committed(moreBytes: number): void {
    this.folding.gathered(moreBytes);
    this.folding.foldIfDue(() => this.opened());
  }

  rest(): void {
    const { now, timing } = this.surroundings;
    this.newcomers?.rest();
    if (now() - this.workedAt < timing.idleMs) return;
    this.document = undefined;
    this.newcomers = undefined;
  }

  private open(updates: readonly Uint8Array[], rows: number): RoomDocument {
    const all = [...updates, ...this.surroundings.queue.waitingFor(this.id)];
    const { document, unreadable } = loadRoomDocument(all);
    this.bytes = all.reduce((sum, { length }) => sum + length, 0);
    this.folding.opened(updates, rows, unreadable);
    this.folding.foldIfDue(() => document);
    return document;
  }

  private opened(): RoomDocument {
    this.workedAt = this.surroundings.now();
    this.document ??= this.load();
    return this.document;
  }

  private load(): RoomDocument {
    const stored = this.surroundings.storage.load(this.id);
    if (stored.closed) throw new Error('the room was closed');
    return this.open(stored.updates, stored.rows);
  }

  /** What would become of an update that may not fit, found out on a copy. */
  private wouldBe(update: Uint8Array): 'fits' | 'broken' | 'full' {
    const { roomBytes } = this.surroundings.limits;
    const before = this.opened().updateSince();
    this.bytes = before.length;
    if (before.length + update.length <= roomBytes) return 'fits';
    const copy = loadRoomDocument([before, update]);
    if (copy.unreadable > 0) return 'broken';
    const after = copy.document.updateSince().length;
    // What makes a room smaller is always welcome, and what it has already does no harm.
    return after <= Math.max(roomBytes, before.length) ? 'fits' : 'full';
  }

  private keep(update: Uint8Array): void {
    this.untouched = false;
    this.bytes += update.length;
    this.surroundings.queue.append(this.id, update);
    this.newcomers?.added(update);
  }
}
