/*
 * Copies rooms, farewells and visits from one store to another. It can be interrupted and done
 * again: what is there already is recognised, and a room is copied whole or not at all.
 */

import type { RoomId } from '@cairn/protocol';
import type { LocalStorage, RemoteStorage, StoredRoom } from '../storage/storage.ts';

/** What was found at the end, all of it read back. */
export interface Moved {
  readonly rooms: number;
  /** Closed ones; they aren't among the rooms. */
  readonly closed: number;
  /** Rooms and farewells that weren't there yet. */
  readonly copied: number;
  /** Of these, rooms that had other content there, which stays beside what was copied. */
  readonly kept: number;
}

const PROGRESS_EVERY = 1_000;

/**
 * Copies everything. `progress` is called with the number of rooms after each thousand.
 * @throws the target's errors, and an error with a sentence if something isn't there afterwards.
 */
export async function moveRooms(
  source: LocalStorage,
  target: RemoteStorage,
  progress: (rooms: number) => void,
): Promise<Moved> {
  const moved = { rooms: 0, closed: 0, copied: 0, kept: 0 };
  for (const room of source.rooms()) {
    const from = source.load(room);
    const before = await target.load(room);
    if (from.closed) moved.closed += 1;
    else moved.rooms += 1;
    if (!holds(before, from)) {
      await copy(target, room, from);
      moved.copied += 1;
      if (!before.closed && before.rows > 0) moved.kept += 1;
      if (!holds(await target.load(room), from)) throw new Error(notThere(room));
    }
    const count = moved.rooms + moved.closed;
    if (count % PROGRESS_EVERY === 0) progress(count);
  }
  await target.takeVisits(source.visits());
  return moved;
}

async function copy(target: RemoteStorage, room: RoomId, from: StoredRoom): Promise<void> {
  if (from.closed) await target.closeRoom(room, from.farewell);
  else await target.append([{ room, updates: [...from.updates] }]);
}

/** Whether a store has all of it; a room that was closed there needs nothing. */
function holds(there: StoredRoom, from: StoredRoom): boolean {
  if (there.closed) return true;
  if (from.closed) return false;
  const wanted = [...from.updates];
  // What was copied is one row, and whatever was written since comes after it.
  const found = [...there.updates].slice(0, wanted.length);
  if (isSame(found, wanted)) return true;
  return isSame([...there.updates].slice(-wanted.length), wanted);
}

function isSame(some: readonly Uint8Array[], others: readonly Uint8Array[]): boolean {
  return (
    some.length === others.length &&
    some.every((update, at) => Buffer.compare(update, others[at] ?? new Uint8Array()) === 0)
  );
}

function notThere(room: RoomId): string {
  return (
    `The room ${room.slice(0, 6)}… could not be read back as it was. Nothing was deleted; check ` +
    "the database server's log, and repeat the move."
  );
}
