import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { createLog } from '../log.ts';
import { dataError } from '../start-error.ts';
import { errorCode, reasonOf } from './storage-problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'cairn-problem-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

let number = 0;
function newDatabase(): { file: string; database: DatabaseSync } {
  const file = join(folder, `${(number += 1)}.sqlite`);
  const database = new DatabaseSync(file, { timeout: 1 });
  database.exec('CREATE TABLE t (x BLOB)');
  return { file, database };
}

function fill(database: DatabaseSync): void {
  const insert = database.prepare('INSERT INTO t VALUES (?)');
  for (let at = 0; at < 100; at += 1) insert.run(new Uint8Array(4_096));
}

function errorOf(work: () => void): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was refused');
}

/** Errors that SQLite itself raises, each by its primary code. */
const REFUSALS: Readonly<Record<string, () => void>> = {
  SQLITE_5() {
    const { file, database } = newDatabase();
    database.exec('BEGIN IMMEDIATE');
    new DatabaseSync(file, { timeout: 1 }).exec('BEGIN IMMEDIATE');
  },
  SQLITE_8() {
    fill(new DatabaseSync(newDatabase().file, { readOnly: true }));
  },
  SQLITE_11() {
    const { file, database } = newDatabase();
    fill(database);
    database.close();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 4_096);
    writeFileSync(file, bytes);
    fill(new DatabaseSync(file));
  },
  SQLITE_13() {
    const { database } = newDatabase();
    database.exec('PRAGMA max_page_count = 10');
    fill(database);
  },
  SQLITE_14() {
    new DatabaseSync(folder);
  },
  SQLITE_26() {
    const file = join(folder, 'letter');
    writeFileSync(file, 'Dear relay '.repeat(500));
    fill(new DatabaseSync(file));
  },
};

const SAID: Readonly<Record<string, RegExp>> = {
  SQLITE_5: /another program is using the file\. Stop that program/,
  SQLITE_8: /may only read there\. Let it write/,
  SQLITE_11: /the database is damaged\. Stop the relay and restore a backup/,
  SQLITE_13: /the disk is full\. Free some space/,
  SQLITE_14: /the file can't be opened\. See that its folder is there/,
  SQLITE_26: /the file isn't a database\. Move it elsewhere/,
};

test.each(Object.entries(REFUSALS))('%s has its own sentence', (code, work) => {
  const error = errorOf(work);
  expect(errorCode(error)).toBe(code);
  expect(reasonOf(error)).toMatch(SAID[code] ?? /./);
  expect(dataError(error, '/data').message).not.toContain(code);
});

test.each([
  ['ENOSPC', 'the disk is full'],
  ['EDQUOT', 'the disk is full'],
  ['EROFS', 'this account may only read there'],
  ['EACCES', 'this account may only read there'],
  ['EIO', 'the disk reports an error'],
])('what the file system calls %s is worded like SQLite’s own error', (code, said) => {
  expect(reasonOf(Object.assign(new Error('no'), { code }))).toContain(said);
});

test('SQLITE_IOERR_WRITE, a code with a second byte, is an error of the disk', () => {
  const error = Object.assign(new Error('disk I/O error'), { errcode: 778 });
  expect(reasonOf(error)).toBe(
    ": the disk reports an error. Look at the system's log and check the disk.",
  );
});

test('an unforeseen error is named by its code', () => {
  expect(reasonOf(Object.assign(new Error('no'), { code: 'EXDEV' }))).toBe(' (EXDEV).');
  expect(reasonOf('no')).toBe(' (unknown reason).');
});

test('SQLITE_13 at the start says that the disk is full and what to do', () => {
  const error = errorOf(REFUSALS['SQLITE_13'] ?? (() => undefined));
  expect(dataError(error, '/data').message).toBe(
    "The data folder /data can't be used: the disk is full. Free some space, or choose another " +
      'folder with DATA_DIR.',
  );
});

test('the log explains an error of the store, and adds nothing to others', () => {
  const lines: { err?: { message: string }; why?: string }[] = [];
  const log = createLog('info', { write: (line) => lines.push(JSON.parse(line) as object) });
  const full = errorOf(REFUSALS['SQLITE_13'] ?? (() => undefined));
  log.error({ err: full }, 'commit failed');
  log.error({ err: new Error('a mistake of ours') }, 'commit failed');
  log.info('stopped');
  expect(lines.map(({ why }) => why)).toEqual([
    'the disk is full. Free some space.',
    undefined,
    undefined,
  ]);
  expect(lines[0]?.err?.message).toBe('database or disk is full');
});
