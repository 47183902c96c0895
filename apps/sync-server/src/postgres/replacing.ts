/* One update in the place of a room's rows, written in a transaction of its own. */

import type { RoomId } from '@cairn/protocol';
import type { Writing } from '../storage/storage.ts';
import type { Connections, Transaction } from './connections.ts';
import { LargeRow } from './large-row.ts';
import { removeUpdates } from './removing.ts';

/**
 * Replaces the rows up to `last`; without it, all that there are when it begins. The new row gets
 * the highest number of those it replaces, so whoever hasn't read all of them will read it.
 * `changed` is called with how many bytes more are in use afterwards.
 */
export function replacingIn(
  connections: Connections,
  room: RoomId,
  update: () => Uint8Array,
  last: number | undefined,
  changed: (bytes: number) => void,
): Writing {
  return new Replacing(connections, room, update, last, changed);
}

class Replacing implements Writing {
  private readonly connections: Connections;
  private readonly room: RoomId;
  private readonly update: () => Uint8Array;
  private readonly changed: (bytes: number) => void;
  private readonly last: Promise<number>;
  private transaction: Transaction | undefined;
  private row: LargeRow | undefined;
  private length = 0;
  private isCancelled = false;

  constructor(
    connections: Connections,
    room: RoomId,
    update: () => Uint8Array,
    last: number | undefined,
    changed: (bytes: number) => void,
  ) {
    this.connections = connections;
    this.room = room;
    this.update = update;
    this.changed = changed;
    this.last = last === undefined ? this.lastNow() : Promise.resolve(last);
    // Whoever takes the first step is told.
    this.last.catch(() => undefined);
  }

  async step(): Promise<boolean> {
    try {
      return await this.next();
    } catch (error) {
      this.cancel();
      throw error;
    }
  }

  cancel(): void {
    this.isCancelled = true;
    this.transaction?.rollBack();
  }

  private async next(): Promise<boolean> {
    this.row ??= await this.begin();
    if (!(await this.row.step())) return false;
    await this.finish(this.row);
    return true;
  }

  private async begin(): Promise<LargeRow> {
    await this.last;
    const transaction = await this.connections.begin();
    this.transaction = transaction;
    if (this.isCancelled) {
      transaction.rollBack();
      throw new Error('it was cancelled');
    }
    // Another relay may be folding the same room, or this one a moment ago.
    await transaction.query({ name: 'fold-alone', text: FOLD_ALONE, values: [this.room] });
    const bytes = this.update();
    this.length = bytes.length;
    return new LargeRow(transaction, this.room, bytes, 1);
  }

  private async finish({ number }: LargeRow): Promise<void> {
    const { transaction, room, length } = this;
    if (!transaction) return;
    const last = await this.last;
    const [locked] = await transaction.query<{ id: string }>({
      name: 'lock',
      text: LOCK,
      values: [room],
    });
    if (!locked) throw new Error('the room was closed in the meantime');
    const more = length - (await removeUpdates(transaction, room, last));
    await transaction.query({ name: 'renumber', text: RENUMBER, values: [room, number, last] });
    await transaction.query({ name: 'weigh', text: WEIGH, values: [room, more] });
    await transaction.commit();
    this.changed(more);
  }

  private async lastNow(): Promise<number> {
    const [found] = await this.connections.query<{ last: string }>({
      name: 'last',
      text: LAST,
      values: [this.room],
    });
    return Number(found?.last ?? 0);
  }
}

/** Until the end of the transaction. */
const FOLD_ALONE = "SELECT pg_advisory_xact_lock(hashtextextended('cairn ' || $1, 0))";
const LAST = 'SELECT last FROM cairn_room WHERE id = $1';
const LOCK = 'SELECT id FROM cairn_room WHERE id = $1 AND farewell IS NULL FOR UPDATE';
const RENUMBER = 'UPDATE cairn_update SET number = $3 WHERE room = $1 AND number = $2';
const WEIGH = 'UPDATE cairn_room SET bytes = bytes + $2 WHERE id = $1';
