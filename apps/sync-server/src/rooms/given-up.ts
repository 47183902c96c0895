/* Rooms that took too much to fold, and how large they were at the time; kept while nobody is in them. */

import type { RoomId } from '@cairn/protocol';

const MOST_ROOMS = 10_000;

/** Remembers up to `mostRooms` rooms, and forgets the oldest first. */
export class GivenUp {
  private readonly rooms = new Map<RoomId, number>();
  private readonly mostRooms: number;

  constructor(mostRooms = MOST_ROOMS) {
    this.mostRooms = mostRooms;
  }

  add(room: RoomId, bytes: number): void {
    this.rooms.delete(room);
    this.rooms.set(room, bytes);
    if (this.rooms.size <= this.mostRooms) return;
    for (const oldest of this.rooms.keys()) {
      this.rooms.delete(oldest);
      return;
    }
  }

  /** How large it was, or 0. */
  bytesOf(room: RoomId): number {
    return this.rooms.get(room) ?? 0;
  }

  forget(room: RoomId): void {
    this.rooms.delete(room);
  }
}
