import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { dataError } from '../start-error.ts';
import { openSqliteStorage } from './sqlite-storage.ts';
import { storageContract, testRoom } from './storage-contract.ts';

let folder = mkdtempSync(join(tmpdir(), 'cairn-storage-'));

storageContract(
  'sqlite',
  () => openSqliteStorage(join(folder, 'data')),
  () => {
    rmSync(folder, { recursive: true });
    folder = mkdtempSync(join(tmpdir(), 'cairn-storage-'));
  },
);

function sentenceOfFailing(dataDir: string): string {
  try {
    openSqliteStorage(dataDir).close();
    return 'opened';
  } catch (error) {
    return dataError(error, dataDir).message;
  }
}

test('a second relay on the same folder is refused', () => {
  const first = openSqliteStorage(folder);
  expect(sentenceOfFailing(folder)).toContain('Another relay is using the data folder');
  first.close();
  expect(sentenceOfFailing(folder)).toBe('opened');
});

test('a folder that can’t be created, a foreign file and a newer version each have a sentence', () => {
  writeFileSync(join(folder, 'file'), '');
  expect(sentenceOfFailing(join(folder, 'file', 'data'))).toContain(
    "can't be written to (ENOTDIR)",
  );

  writeFileSync(join(folder, 'relay.sqlite'), 'no database at all '.repeat(100));
  expect(sentenceOfFailing(folder)).toContain('is not a database');
  rmSync(join(folder, 'relay.sqlite'));

  const newer = new DatabaseSync(join(folder, 'relay.sqlite'));
  newer.exec('PRAGMA user_version = 5');
  newer.close();
  expect(sentenceOfFailing(folder)).toContain('newer version');
});

test('a folder of the first version is read, and what was closed leaves no bytes in it', () => {
  const file = join(folder, 'relay.sqlite');
  const first = new DatabaseSync(file);
  first.exec(`CREATE TABLE room_update (
    id INTEGER PRIMARY KEY AUTOINCREMENT, room TEXT NOT NULL, bytes BLOB NOT NULL
  ) STRICT; PRAGMA user_version = 1`);
  const text = Buffer.from('a sealed entry of the first version');
  first.prepare('INSERT INTO room_update (room, bytes) VALUES (?, ?)').run(testRoom(1), text);
  first.close();
  const storage = openSqliteStorage(folder);
  const found = storage.load(testRoom(1));
  const updates = found.closed ? [] : [...found.updates];
  expect(updates.map(String)).toEqual([String(Uint8Array.from(text))]);
  storage.noteVisits([], 1);
  expect(storage.forgetUnvisited(1)).toBe(false);
  storage.closeRoom(testRoom(1), Uint8Array.of(1));
  const left = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
  expect(Buffer.concat(left).includes(text)).toBe(false);
  storage.close();
});

test('the log beside the file is short again after a large commit', () => {
  const storage = openSqliteStorage(folder);
  const append = (bytes: number): void => {
    storage.append([{ room: testRoom(1), updates: [new Uint8Array(bytes)] }]);
  };
  append(24 * 1024 * 1024);
  append(9);
  append(9);
  expect(statSync(join(folder, 'relay.sqlite-wal')).size).toBeLessThan(9 * 1024 * 1024);
  storage.close();
});
