/* What a room holds, between its store and its members: in memory while it is worked on. */

import { SYNC_STEP_2, type RoomId } from '@cairn/protocol';
import type { Limits } from '../limits/limits.ts';
import type { Log } from '../log.ts';
import type { Tally } from '../metrics/tally.ts';
import type { CommitQueue } from '../storage/commit-queue.ts';
import type { Storage } from '../storage/storage.ts';
import { createFolding } from './folding.ts';
import { encodeSync } from './frames.ts';
import { createNewcomers } from './newcomers.ts';
import { loadRoomDocument, type RoomDocument } from './room-document.ts';

/** What became of an update: `full` when the room would have grown over its limit. */
export type Taken = 'new' | 'known' | 'broken' | 'full';

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
  readonly limits: Pick<Limits, 'roomBytes'>;
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
  const { storage, queue, limits, timing, log, tally, now } = surroundings;
  const folding = createFolding(id, storage, log, tally);
  const newcomers = createNewcomers(now);
  let document: RoomDocument | undefined;
  /** Nothing was ever stored: no document is needed to say so. */
  let untouched = found.updates.length === 0;
  let workedAt = now();
  /** An upper bound of what the room takes in the store. */
  let bytes = 0;

  function open(updates: readonly Uint8Array[], rows: number): RoomDocument {
    const loaded = loadRoomDocument([...updates, ...queue.waitingFor(id)]);
    folding.opened(updates, rows, loaded.unreadable);
    bytes = [...updates, ...queue.waitingFor(id)].reduce((sum, { length }) => sum + length, 0);
    folding.foldIfDue(() => loaded.document);
    return loaded.document;
  }

  function load(): RoomDocument {
    const stored = storage.load(id);
    if (stored.closed) throw new Error('the room was closed');
    return open(stored.updates, stored.rows);
  }

  function opened(): RoomDocument {
    workedAt = now();
    document ??= load();
    return document;
  }

  /** What would become of an update that may not fit, found out on a copy. */
  function wouldBe(update: Uint8Array): 'fits' | 'broken' | 'full' {
    const before = opened().updateSince();
    bytes = before.length;
    if (before.length + update.length <= limits.roomBytes) return 'fits';
    const copy = loadRoomDocument([before, update]);
    if (copy.unreadable > 0) return 'broken';
    const after = copy.document.updateSince().length;
    // What makes a room smaller is always welcome, and what it has already does no harm.
    return after <= Math.max(limits.roomBytes, before.length) ? 'fits' : 'full';
  }

  function keep(update: Uint8Array): void {
    untouched = false;
    bytes += update.length;
    queue.append(id, update);
    newcomers.added(update);
  }

  if (!untouched) document = open(found.updates, found.rows);

  return {
    stateVector: () => (untouched ? NOTHING_KNOWN : opened().stateVector()),
    framesSince(stateVector) {
      const isNewcomer = stateVector.length === 1 && stateVector[0] === 0;
      if (untouched && isNewcomer) return [encodeSync(SYNC_STEP_2, EMPTY_UPDATE)];
      if (isNewcomer) return newcomers.everything(opened());
      const current = opened();
      try {
        return [encodeSync(SYNC_STEP_2, current.updateSince(stateVector))];
      } catch {
        return undefined;
      }
    },
    take(update) {
      const mayNotFit = bytes + update.length > limits.roomBytes;
      if (mayNotFit) {
        const verdict = wouldBe(update);
        if (verdict !== 'fits') return verdict;
        folding.hurry();
      }
      const outcome = opened().apply(update);
      if (outcome === 'broken') document = undefined;
      if (outcome === 'new') keep(update);
      return outcome;
    },
    committed(moreBytes) {
      folding.gathered(moreBytes);
      folding.foldIfDue(opened);
    },
    rest() {
      newcomers.rest();
      if (now() - workedAt < timing.idleMs) return;
      document = undefined;
      newcomers.forget();
    },
  };
}
