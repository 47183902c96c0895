/* Keeps rooms in one SQLite file, so that a relay's whole state is a folder that can be copied. */

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { RoomId } from '@cairn/protocol';
import type { RoomUpdate, Storage } from './storage.ts';

const SCHEMA_VERSION = 1;
const BUSY_TIMEOUT_MS = 2_000;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS room_update (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS room_update_by_room ON room_update (room, id);
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/**
 * Opens (or creates) `relay.sqlite` in a folder, which is created when missing. Throws the system's
 * or SQLite's error; one with the code `NEWER` when a newer version wrote the file.
 */
export function openSqliteStorage(dataDir: string): Storage {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, 'relay.sqlite'), { timeout: BUSY_TIMEOUT_MS });
  try {
    prepare(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return storageOf(database);
}

function prepare(database: DatabaseSync): void {
  // Rooms live in memory while they are open: a second relay on the same file would fold away what
  // the first one wrote, so the file is locked for as long as it is open.
  database.exec('PRAGMA locking_mode = EXCLUSIVE');
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > SCHEMA_VERSION) {
    throw Object.assign(new Error('written by a newer version'), { code: 'NEWER' });
  }
  inTransaction(database, () => {
    database.exec(SCHEMA);
  });
}

function storageOf(database: DatabaseSync): Storage {
  const select = database.prepare('SELECT bytes FROM room_update WHERE room = ? ORDER BY id');
  const insert = database.prepare('INSERT INTO room_update (room, bytes) VALUES (?, ?)');
  const remove = database.prepare('DELETE FROM room_update WHERE room = ?');
  return {
    load(room: RoomId): Uint8Array[] {
      return select.all(room).map((row) => row['bytes'] as Uint8Array);
    },
    append(updates: readonly RoomUpdate[]): void {
      inTransaction(database, () => {
        for (const { room, update } of updates) insert.run(room, update);
      });
    },
    replace(room: RoomId, update: Uint8Array): void {
      inTransaction(database, () => {
        remove.run(room);
        insert.run(room, update);
      });
    },
    close(): void {
      database.close();
    },
  };
}

function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    work();
    database.exec('COMMIT');
  } catch (error) {
    // A full disk makes SQLite roll back by itself, and a second rollback would hide the cause.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}
