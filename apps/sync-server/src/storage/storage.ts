/* What the relay needs from a place to store rooms: a few methods that any store can offer. */

import type { RoomId } from '@cairn/protocol';

/** What one room gathered, oldest first. */
export interface RoomUpdates {
  readonly room: RoomId;
  readonly updates: readonly Uint8Array[];
}

/** The updates of a room in order, unpacked while they are read, and how many rows they are in. */
export interface StoredUpdates {
  readonly updates: Iterable<Uint8Array>;
  readonly rows: number;
}

/** What a store has of a room: its updates, or the farewell it was closed with. */
export type StoredRoom =
  | ({ readonly closed: false } & StoredUpdates)
  | { readonly closed: true; readonly farewell: Uint8Array };

/** Something large on its way into a room, slice by slice. */
export interface Writing {
  /** Writes the next slice; true if it was the last one, and all of it counts from now on. */
  step(): boolean;
  /** Leaves the room as it was. */
  cancel(): void;
}

/** A store of rooms. Everything is durable when a method returns, and every method throws on failure. */
export interface Storage {
  /** A room never written to is open and has no updates. */
  load(room: RoomId): StoredRoom;
  /** Adds all of these in one commit, or none of them; one row per room. */
  append(rooms: readonly RoomUpdates[]): void;
  /** Adds these as one row, slice by slice; nothing else may be added to the room meanwhile. */
  appending(updates: RoomUpdates): Writing;
  /**
   * Replaces everything that a room has at this moment with one update, which is asked for in the
   * first step. What is added before the last step comes after it.
   */
  replacing(room: RoomId, update: () => Uint8Array): Writing;
  /**
   * Keeps a farewell in the place of everything that a room has. That is deleted for good, the rest
   * of a large room by `sweep`.
   */
  closeRoom(room: RoomId, farewell: Uint8Array): void;
  /** Deletes a slice of what no longer counts; false if nothing was left of it. */
  sweep(): boolean;
  /** Bytes in use, not counting what was deleted. */
  bytes(): number;
  /**
   * Notes that somebody came to these rooms on this day, given as any number that differs from day
   * to day. The first time, all rooms without a note count as visited today: notes begin when the
   * first is taken, and a relay that was killed took none of its last visits.
   */
  noteVisits(rooms: readonly RoomId[], today: number): void;
  /**
   * Deletes one room, or one farewell, that nobody came to on the last `days` days with notes;
   * false if there is none.
   */
  forgetUnvisited(days: number): boolean;
  /** Copies everything to a new file while the store stays in use. */
  backUp(file: string): Promise<void>;
  close(): void;
}
