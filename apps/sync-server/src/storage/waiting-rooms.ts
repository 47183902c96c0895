/* What is on its way to the disk, by room, and how much of it came from each address. */

import type { RoomId } from '@cairn/protocol';
import type { RoomUpdates } from './storage.ts';

/** What one room has waiting; `address`: where the first of it came from. */
export interface Waiting extends RoomUpdates {
  readonly updates: Uint8Array[];
  readonly address: string;
  bytes: number;
}

/** Rooms in the order in which they began to wait. */
export class WaitingRooms {
  /** Of everything that isn't written yet, including what was taken. */
  bytes = 0;
  private readonly rooms = new Map<RoomId, Waiting>();
  private readonly byAddress = new Map<string, number>();

  get size(): number {
    return this.rooms.size;
  }

  get(room: RoomId): Waiting | undefined {
    return this.rooms.get(room);
  }

  all(): Waiting[] {
    return [...this.rooms.values()];
  }

  bytesFrom(address: string): number {
    return this.byAddress.get(address) ?? 0;
  }

  add(room: RoomId, update: Uint8Array, address: string): void {
    let waiting = this.rooms.get(room);
    if (waiting) waiting.updates.push(update);
    else {
      waiting = { room, updates: [update], address, bytes: 0 };
      this.rooms.set(room, waiting);
    }
    waiting.bytes += update.length;
    this.count(waiting.address, update.length);
  }

  /** Removes what is about to be written; it counts until `over`. */
  take(waiting: Waiting): void {
    this.rooms.delete(waiting.room);
  }

  /** It was written, or nobody wants it any more. */
  over({ address, bytes }: Waiting): void {
    this.count(address, -bytes);
  }

  /** What was taken waits again, before what came since. */
  putBack(taken: Waiting): void {
    const since = this.rooms.get(taken.room);
    this.rooms.set(taken.room, taken);
    if (!since) return;
    taken.updates.push(...since.updates);
    taken.bytes += since.bytes;
    this.count(since.address, -since.bytes);
    this.count(taken.address, since.bytes);
  }

  private count(address: string, bytes: number): void {
    this.bytes += bytes;
    const left = this.bytesFrom(address) + bytes;
    if (left > 0) this.byAddress.set(address, left);
    else this.byAddress.delete(address);
  }
}
