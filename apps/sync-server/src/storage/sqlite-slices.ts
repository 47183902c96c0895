/*
 * Large rooms in SQLite: written and deleted in slices, because nobody is answered during a
 * transaction. Rows that don't count, not yet or no longer, are listed in `void_row`; whatever
 * interrupts the work, they are deleted later.
 */

import type { RoomId } from '@cairn/protocol';
import type { DatabaseSync } from 'node:sqlite';
import type { LocalStorage, LocalWriting } from './storage.ts';
import { inTransaction } from './transaction.ts';

/** How much is written or deleted at once. A longer row continues in rows with 0 updates. */
const SLICE_BYTES = 1024 * 1024;
/** The same for rows that are short: deleting one takes about as long as overwriting this much. */
const LEAST_ROW_BYTES = 1024;

/** Rows of a room from one id to another. */
interface Range {
  readonly id: number | bigint;
  readonly room: RoomId;
  readonly first: number;
  readonly last: number;
}

/** The part of a store that deals with large rows. */
export interface Slices extends Pick<LocalStorage, 'replacing' | 'sweep'> {
  /** Adds a row with so many updates, in a transaction. */
  append(room: RoomId, bytes: Uint8Array, updates: number): void;
  /** The same, slice by slice. */
  appending(room: RoomId, bytes: Uint8Array, updates: number): LocalWriting;
  /** Deletes a room's rows in a transaction, or the first slice of them. */
  remove(room: RoomId): void;
}

/** Slices of this database. */
export function slicesOf(database: DatabaseSync): Slices {
  const insert = database.prepare(
    'INSERT INTO room_update (id, room, bytes, updates) VALUES (?, ?, ?, ?)',
  );
  const bounds = database.prepare(
    'SELECT min(id) AS first, max(id) AS last FROM room_update WHERE room = ?',
  );
  const lowest = database.prepare(
    `SELECT min(0, ifnull((SELECT min(id) FROM room_update), 0),
      ifnull((SELECT min(first) FROM void_row), 0)) AS id`,
  );
  const lengths = database.prepare(
    `SELECT id, length(bytes) AS bytes FROM room_update WHERE room = ? AND id BETWEEN ? AND ?
    ORDER BY id LIMIT ?`,
  );
  const remove = database.prepare('DELETE FROM room_update WHERE id = ?');
  const voided = database.prepare('SELECT id, room, first, last FROM void_row ORDER BY id');
  const addVoid = database.prepare('INSERT INTO void_row (room, first, last) VALUES (?, ?, ?)');
  const extendVoid = database.prepare('UPDATE void_row SET last = ? WHERE id = ?');
  const removeVoid = database.prepare('DELETE FROM void_row WHERE id = ?');
  /** What is being written, which isn't to be deleted. */
  const unfinished = new Set<Range['id']>();
  /** The first row of what is being added to a room. */
  const beginnings = new Map<RoomId, number>();

  function markVoid(room: RoomId, first: number, last: number): Range {
    return { id: addVoid.run(room, first, last).lastInsertRowid, room, first, last };
  }

  function boundsOf(room: RoomId): { readonly first: number; readonly last: number } | undefined {
    const { first, last } = bounds.get(room) ?? {};
    return typeof first === 'number' && typeof last === 'number' ? { first, last } : undefined;
  }

  /** Deletes the first slice of a range; true if nothing else is in it, and its note is deleted too. */
  function sweepRange({ id, room, first, last }: Range): boolean {
    const most = SLICE_BYTES / LEAST_ROW_BYTES;
    const rows = lengths.all(room, first, last, most);
    let [bytes, deleted] = [0, 0];
    for (const row of rows) {
      if (bytes >= SLICE_BYTES) break;
      remove.run(Number(row['id']));
      bytes += Math.max(LEAST_ROW_BYTES, Number(row['bytes']));
      deleted += 1;
    }
    if (deleted < rows.length || deleted === most) return false;
    removeVoid.run(id);
    return true;
  }

  return {
    append(room, bytes, updates) {
      insert.run(null, room, bytes.subarray(0, SLICE_BYTES), updates);
      for (let at = SLICE_BYTES; at < bytes.length; at += SLICE_BYTES) {
        insert.run(null, room, bytes.subarray(at, at + SLICE_BYTES), 0);
      }
    },
    remove(room) {
      const all = boundsOf(room);
      if (all) sweepRange(markVoid(room, all.first, all.last));
    },
    appending(room, bytes, updates) {
      let at = 0;
      let mark: Range['id'] | undefined;

      function write(): void {
        const slice = bytes.subarray(at, at + SLICE_BYTES);
        const { lastInsertRowid } = insert.run(null, room, slice, at === 0 ? updates : 0);
        const id = Number(lastInsertRowid);
        if (mark !== undefined) extendVoid.run(id, mark);
        else mark = markVoid(room, id, id).id;
        if (at + SLICE_BYTES >= bytes.length) removeVoid.run(mark);
        unfinished.add(mark);
        if (at === 0) beginnings.set(room, id);
      }

      function cancel(): void {
        if (mark !== undefined) unfinished.delete(mark);
        beginnings.delete(room);
      }

      return {
        step() {
          inTransaction(database, write);
          at += SLICE_BYTES;
          if (at >= bytes.length) cancel();
          return at >= bytes.length;
        },
        cancel,
      };
    },
    replacing(room, update) {
      const old = boundsOf(room);
      const end = (beginnings.get(room) ?? Infinity) - 1;
      let whole: Uint8Array | undefined;
      let [slices, first, written] = [1, 0, 0];
      let mark: Range | undefined;

      function begin(): Uint8Array {
        const all = update();
        slices = Math.max(1, Math.ceil(all.length / SLICE_BYTES));
        // Before whatever is added in the meantime, and where nothing void has ever been.
        first = Number(lowest.get()?.['id']) - slices;
        return all;
      }

      function write(): void {
        whole ??= begin();
        if (written === 0 && slices > 1) mark = markVoid(room, first, first + slices - 1);
        if (mark) unfinished.add(mark.id);
        const slice = whole.subarray(written * SLICE_BYTES, (written + 1) * SLICE_BYTES);
        insert.run(first + written, room, slice, written === 0 ? 1 : 0);
        if (written < slices - 1) return;
        if (mark) removeVoid.run(mark.id);
        if (old) sweepRange(markVoid(room, first + slices, Math.min(old.last, end)));
      }

      function cancel(): void {
        if (mark) unfinished.delete(mark.id);
      }

      return {
        step() {
          inTransaction(database, write);
          written += 1;
          if (written === slices) cancel();
          return written === slices;
        },
        cancel,
      };
    },
    sweep() {
      const range = voided.all().find(({ id }) => !unfinished.has(id as number));
      if (!range) return false;
      let isOver = false;
      inTransaction(database, () => {
        isOver = sweepRange(range as unknown as Range);
      });
      if (isOver) emptyLog(database);
      return true;
    },
  };
}

/** Until then the log beside the file still contains what was deleted. */
export function emptyLog(database: DatabaseSync): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
}
