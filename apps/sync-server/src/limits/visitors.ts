/* Counts what each address has at the relay: its open sockets, and the rooms it created within the hour. */

import type { RoomId } from '@cairn/protocol';
import type { Limits } from './limits.ts';

/** Counts by address; an address with nothing here takes no memory. */
export interface Visitors {
  /** One more socket; false if this address now has too many. It counts until `leave`. */
  arrive(address: string): boolean;
  leave(address: string): void;
  /**
   * Whether this address already has so many above the limit waiting to be sent away that no more
   * are let in just to be told.
   */
  isCrowdedBy(address: string): boolean;
  /** False if this address has created as many rooms as it may; asking again for the same one is free. */
  mayMake(address: string, room: RoomId): boolean;
}

const HOUR_MS = 3_600_000;
/** How many sockets above the limit an address may have while they are being sent away. */
const MOST_SENT_AWAY = 64;

/** Counts against these limits; `now` returns milliseconds. */
export function createVisitors(
  limits: Pick<Limits, 'socketsPerAddress' | 'roomsPerHour'>,
  now: () => number,
): Visitors {
  const sockets = new Map<string, number>();
  /** By address, in order of creation: when each room was created. */
  const made = new Map<string, Map<RoomId, number>>();
  let nextSweep = now() + HOUR_MS;

  function forgetOld(rooms: Map<RoomId, number>): void {
    const since = now() - HOUR_MS;
    for (const [room, at] of rooms) {
      if (at > since) return;
      rooms.delete(room);
    }
  }

  function sweep(): void {
    if (now() < nextSweep) return;
    nextSweep = now() + HOUR_MS;
    for (const [address, rooms] of made) {
      forgetOld(rooms);
      if (rooms.size === 0) made.delete(address);
    }
  }

  return {
    arrive(address) {
      const open = (sockets.get(address) ?? 0) + 1;
      sockets.set(address, open);
      return open <= limits.socketsPerAddress;
    },
    isCrowdedBy: (address) =>
      (sockets.get(address) ?? 0) >= limits.socketsPerAddress + MOST_SENT_AWAY,
    leave(address) {
      const open = (sockets.get(address) ?? 0) - 1;
      if (open > 0) sockets.set(address, open);
      else sockets.delete(address);
    },
    mayMake(address, room) {
      if (limits.roomsPerHour === Infinity) return true;
      sweep();
      const rooms = made.get(address) ?? new Map<RoomId, number>();
      forgetOld(rooms);
      if (rooms.has(room)) return true;
      if (rooms.size >= limits.roomsPerHour) return false;
      made.set(address, rooms.set(room, now()));
      return true;
    },
  };
}
