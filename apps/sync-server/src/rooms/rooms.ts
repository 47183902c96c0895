/* The rooms that someone is in; a room that everybody left takes no memory. */

import type { RoomId } from '@cairn/protocol';
import { createCommitQueue } from '../storage/commit-queue.ts';
import type { RoomUpdate } from '../storage/storage.ts';
import type { Member } from './member.ts';
import { openRoom, type Room, type RoomSurroundings } from './room.ts';

/** A member's place in a room. */
export interface Place {
  receive(bytes: Uint8Array): void;
  leave(): void;
}

/** All open rooms. */
export interface Rooms {
  /** Opens the room when nobody is in it yet; throws when the store can't be read. */
  join(id: RoomId, member: Member): Place;
  openCount(): number;
  /** Makes everything durable that has arrived; false when the store refuses. */
  commit(): boolean;
  /** As `commit`, for the last time. */
  stop(): boolean;
}

/** Rooms over one store. */
export function createRooms(surroundings: Omit<RoomSurroundings, 'queue'>): Rooms {
  const open = new Map<RoomId, Room>();
  const { storage, timing, log } = surroundings;
  const queue = createCommitQueue(storage, timing, log, onCommitted);

  function onCommitted(updates: readonly RoomUpdate[]): void {
    const gathered = new Map<RoomId, { updates: number; bytes: number }>();
    for (const { room, update } of updates) {
      const sum = gathered.get(room) ?? { updates: 0, bytes: 0 };
      gathered.set(room, { updates: sum.updates + 1, bytes: sum.bytes + update.length });
    }
    for (const [id, sum] of gathered) {
      open.get(id)?.committed(sum.updates, sum.bytes);
      closeIfEmpty(id);
    }
  }

  /** What waits for the disk keeps its room open, or a newcomer would be shown too little. */
  function closeIfEmpty(id: RoomId): void {
    if (open.get(id)?.isEmpty() && queue.waitingFor(id).length === 0) open.delete(id);
  }

  return {
    join(id, member) {
      const room = open.get(id) ?? openRoom(id, { ...surroundings, queue });
      open.set(id, room);
      room.join(member);
      return {
        receive: (bytes) => {
          room.receive(member, bytes);
        },
        leave: () => {
          room.leave(member);
          closeIfEmpty(id);
        },
      };
    },
    openCount: () => open.size,
    commit: () => queue.flush(),
    stop: () => queue.stop(),
  };
}
