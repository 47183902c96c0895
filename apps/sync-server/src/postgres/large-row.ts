/*
 * A large row on its way into a room, part by part. Until it is whole it has a number of its own
 * below 0, which nobody else sees, and the room isn't locked.
 */

import type { RoomId } from '@cairn/protocol';
import { randomInt } from 'node:crypto';
import type { Transaction } from './connections.ts';
import { PART_BYTES } from './rows.ts';

/** How many numbers there are for unfinished rows. */
const NUMBERS = 2 ** 47;

/** A row that is being written within a transaction. */
export class LargeRow {
  /** What it is called until it is whole. */
  readonly number = -randomInt(1, NUMBERS);
  private readonly transaction: Transaction;
  private readonly room: RoomId;
  private readonly bytes: Uint8Array;
  private readonly updates: number;
  private at = 0;

  constructor(transaction: Transaction, room: RoomId, bytes: Uint8Array, updates: number) {
    this.transaction = transaction;
    this.room = room;
    this.bytes = bytes;
    this.updates = updates;
  }

  /** Writes the next part; true if it was the last one. */
  async step(): Promise<boolean> {
    const { at, bytes, room, number } = this;
    const part = Buffer.from(
      bytes.buffer,
      bytes.byteOffset + at,
      Math.min(PART_BYTES, bytes.length - at),
    );
    const updates = at === 0 ? this.updates : 0;
    await this.transaction.query({
      name: 'stage',
      text: STAGE,
      values: [room, number, at / PART_BYTES, updates, part],
    });
    this.at += PART_BYTES;
    return this.at >= bytes.length;
  }
}

const STAGE =
  'INSERT INTO cairn_update (room, number, part, updates, bytes) VALUES ($1, $2, $3, $4, $5)';
