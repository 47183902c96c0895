/* Rooms on their way from a store that takes time to answer; one that answers at once is simply asked. */

import type { RoomId } from '@cairn/protocol';
import type { CommitQueue } from '../storage/commit-queue.ts';
import type { Soon } from '../storage/soon.ts';
import type { StoredRoom } from '../storage/storage.ts';

/** Reads rooms from the store, each once however many people wait for it. */
export interface Loads {
  /**
   * Returns nothing if `load` can answer at once; otherwise a promise that is fulfilled when it is
   * worth asking again.
   */
  fetch(room: RoomId): Promise<void> | undefined;
  /** What the store has of a room; throws if it can't be read, or wasn't fetched. */
  load(room: RoomId): StoredRoom;
}

/** What reading depends on. */
interface LoadsDeps {
  readonly storage: { load(room: RoomId): Soon<StoredRoom> };
  readonly queue: Pick<CommitQueue, 'waitingFor'>;
}

type Outcome =
  | { readonly ok: true; readonly found: StoredRoom }
  | { readonly ok: false; readonly error: unknown };

/** Whoever asked for it has had their turn by then, or has left. */
const KEPT_MS = 5_000;

/** The reading of a store that answers at once. */
export function createLocalLoads(storage: { load(room: RoomId): StoredRoom }): Loads {
  return { fetch: () => undefined, load: (room) => storage.load(room) };
}

/** The reading of a store that takes time. */
export function createLoads({ storage, queue }: LoadsDeps): Loads {
  const underWay = new Map<RoomId, Promise<void>>();
  const fetched = new Map<RoomId, Outcome>();

  function keep(room: RoomId, outcome: Outcome): void {
    underWay.delete(room);
    fetched.set(room, outcome);
    setTimeout(() => {
      if (fetched.get(room) === outcome) fetched.delete(room);
    }, KEPT_MS).unref();
  }

  async function begin(room: RoomId): Promise<void> {
    // What is on its way to the store now may be there before it answers, or after.
    const waiting = [...queue.waitingFor(room)];
    try {
      const found = await storage.load(room);
      keep(room, { ok: true, found: waiting.length > 0 ? withMore(found, waiting) : found });
    } catch (error) {
      keep(room, { ok: false, error });
    }
  }

  return {
    fetch(room) {
      if (fetched.has(room)) return undefined;
      let reading = underWay.get(room);
      if (!reading) underWay.set(room, (reading = begin(room)));
      return reading;
    },
    load(room) {
      const outcome = fetched.get(room);
      fetched.delete(room);
      if (!outcome) throw new Error('the room was not fetched');
      if (!outcome.ok) throw outcome.error;
      return outcome.found;
    },
  };
}

function withMore(found: StoredRoom, waiting: readonly Uint8Array[]): StoredRoom {
  if (found.closed) return found;
  const { updates } = found;
  return {
    ...found,
    updates: {
      *[Symbol.iterator]() {
        yield* updates;
        yield* waiting;
      },
    },
  };
}
