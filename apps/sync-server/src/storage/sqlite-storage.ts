/* Keeps rooms in one SQLite file, so that a relay's whole state is a folder that can be copied. */

import type { RoomId } from '@cairn/protocol';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { packRow, type Row, unpackRows } from './row.ts';
import { emptyLog, slicesOf } from './sqlite-slices.ts';
import { visitsOf } from './sqlite-visits.ts';
import type { LocalStorage, RoomUpdates, StoredRoom } from './storage.ts';
import { inTransaction } from './transaction.ts';

/** The file's name in the data folder. */
export const DATABASE_FILE = 'relay.sqlite';
/** The newest format of the file that this version reads, and the one it writes. */
export const SCHEMA_VERSION = 4;
const BUSY_TIMEOUT_MS = 2_000;
/** How large the log beside the file may stay once all of it has been written to the file. */
const MOST_LOG_BYTES = 8 * 1024 * 1024;
const BACKUP_PAGES_A_STEP = 500;

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS room_update (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    room TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS room_update_by_room ON room_update (room, id);
  CREATE TABLE IF NOT EXISTS closed_room (
    room TEXT PRIMARY KEY,
    farewell BLOB NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** What versions 2 and later each added to the one before. */
const STEPS: readonly string[] = [
  // Before that, there was one update per row.
  'ALTER TABLE room_update ADD COLUMN updates INTEGER NOT NULL DEFAULT 1',
  // Days are counted while the relay runs, so neither a wrong clock nor a long break ages a room.
  `CREATE TABLE room_visit (
    room TEXT PRIMARY KEY,
    day INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX room_visit_by_day ON room_visit (day);
  CREATE TABLE running_day (count INTEGER NOT NULL, today INTEGER NOT NULL) STRICT;
  INSERT INTO running_day VALUES (0, -1);`,
  // Rows that don't count; and from here on, a row with 0 updates continues the one before it.
  `CREATE TABLE void_row (
    id INTEGER PRIMARY KEY,
    room TEXT NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX void_row_by_room ON void_row (room, first);`,
];

/**
 * Opens (or creates) `relay.sqlite` in a folder, which is created if missing.
 * @throws the system's or SQLite's error; one with the code `NEWER` if a newer version wrote the
 * file.
 */
export function openSqliteStorage(dataDir: string): LocalStorage {
  mkdirSync(dataDir, { recursive: true });
  const database = new DatabaseSync(join(dataDir, DATABASE_FILE), { timeout: BUSY_TIMEOUT_MS });
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
  // Otherwise it would stay as large as the largest commit.
  database.exec(`PRAGMA journal_size_limit = ${MOST_LOG_BYTES}`);
  // Deleted content is overwritten, so that nothing of a closed room can be recovered from the
  // file.
  database.exec('PRAGMA secure_delete = ON');
  const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
  if (version > SCHEMA_VERSION) {
    throw Object.assign(new Error('written by a newer version'), { code: 'NEWER' });
  }
  inTransaction(database, () => {
    database.exec(SCHEMA);
    for (const step of STEPS.slice(Math.max(0, version - 1))) database.exec(step);
    database.exec(`PRAGMA user_version = ${SCHEMA_VERSION}`);
  });
}

function storageOf(database: DatabaseSync): LocalStorage {
  const select = database.prepare(
    `SELECT bytes, updates FROM room_update AS row WHERE room = ?1 AND NOT EXISTS
      (SELECT 1 FROM void_row WHERE room = ?1 AND row.id BETWEEN first AND last)
    ORDER BY id`,
  );
  const rooms = database.prepare(
    'SELECT room FROM room_update UNION SELECT room FROM closed_room ORDER BY room',
  );
  const farewellOf = database.prepare('SELECT farewell FROM closed_room WHERE room = ?');
  const forgetFarewell = database.prepare('DELETE FROM closed_room WHERE room = ?');
  const bid = database.prepare('INSERT OR REPLACE INTO closed_room (room, farewell) VALUES (?, ?)');
  const pages = database.prepare(
    `SELECT (page_count - freelist_count) * page_size AS bytes
    FROM pragma_page_count, pragma_freelist_count, pragma_page_size`,
  );
  const slices = slicesOf(database);
  const visits = visitsOf(database, (room) => {
    slices.remove(room);
    forgetFarewell.run(room);
  });
  return {
    ...visits,
    replacing: (room, update) => slices.replacing(room, update),
    appending: ({ room, updates }) => slices.appending(room, packRow(updates), updates.length),
    sweep: () => slices.sweep(),
    bytes: () => Number(pages.get()?.['bytes']),
    load(room): StoredRoom {
      const closed = farewellOf.get(room);
      if (closed) return { closed: true, farewell: closed['farewell'] as Uint8Array };
      return { closed: false, ...unpackRows(select.all(room) as unknown as Row[]) };
    },
    append(rooms: readonly RoomUpdates[]): void {
      inTransaction(database, () => {
        for (const { room, updates } of rooms)
          slices.append(room, packRow(updates), updates.length);
      });
    },
    closeRoom(room, farewell): Uint8Array {
      const earlier = farewellOf.get(room);
      if (earlier) return earlier['farewell'] as Uint8Array;
      inTransaction(database, () => {
        slices.remove(room);
        bid.run(room, farewell);
      });
      emptyLog(database);
      return farewell;
    },
    rooms: () => rooms.all().map(({ room }) => room as RoomId),
    async backUp(file) {
      await backup(database, file, { rate: BACKUP_PAGES_A_STEP });
    },
    close(): void {
      database.close();
    },
  };
}
