/* What the relay needs of a place to keep rooms: a few methods that any store can offer. */

import type { RoomId } from '@cairn/protocol';

/** One update of one room. */
export interface RoomUpdate {
  readonly room: RoomId;
  readonly update: Uint8Array;
}

/** A store of rooms; everything is durable when a method returns, and all of it throws on failure. */
export interface Storage {
  /** A room's updates in the order they were appended; none for a room never written to. */
  load(room: RoomId): Uint8Array[];
  /** Adds all of these in one commit, or none of them. */
  append(updates: readonly RoomUpdate[]): void;
  /** Puts one update in the place of everything that a room has. */
  replace(room: RoomId, update: Uint8Array): void;
  close(): void;
}
