/* `npm run restore -- <file>`: replaces the data of a stopped relay with a backup. */

import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readConfig } from './config.ts';
import { dataError } from './start-error.ts';
import { DATABASE_FILE, openSqliteStorage, SCHEMA_VERSION } from './storage/sqlite-storage.ts';
import { errorCode, reasonOf } from './storage/storage-problem.ts';

/** Damaged, or not a database at all. */
const BEYOND_READING = ['SQLITE_11', 'SQLITE_26'];

const source = process.argv.slice(2).find((word) => !word.startsWith('-'));
const config = readConfig(process.env);
const problem = restore();
if (problem !== undefined) process.stderr.write(`${problem}\n`);
process.exitCode = problem === undefined ? 0 : 1;

/** A sentence about why nothing was changed; `undefined` once the backup is in place. */
function restore(): string | undefined {
  if (source === undefined) return 'Say which: npm run restore -- /some/folder/cairn.sqlite';
  if (!config.ok) return config.sentence;
  const { dataDir, databaseUrl } = config.config;
  if (databaseUrl !== undefined) {
    return 'The rooms are in PostgreSQL (DATABASE_URL): restore them with pg_restore, or as its server does.';
  }
  const unusable = whyUnusable(resolve(source));
  if (unusable !== undefined) return unusable;
  try {
    // Opening shows whether a relay is using the folder, and closing leaves everything in one file.
    openSqliteStorage(dataDir).close();
  } catch (error) {
    // A backup is there for data that can't be read.
    if (!BEYOND_READING.includes(errorCode(error))) return dataError(error, dataDir).message;
  }
  const present = join(dataDir, DATABASE_FILE);
  const incoming = `${present}.restored`;
  try {
    copyFileSync(resolve(source), incoming);
  } catch (error) {
    rmSync(incoming, { force: true });
    return `The backup could not be copied to ${dataDir}${reasonOf(error)} Nothing was changed.`;
  }
  const replaced = freeName(`${present}.replaced`);
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(present + ending)) renameSync(present + ending, replaced + ending);
  }
  renameSync(incoming, present);
  process.stdout.write(`Restored. What was there before is now ${replaced}\n`);
  return undefined;
}

function whyUnusable(file: string): string | undefined {
  if (!existsSync(file)) return `${file} is not there.`;
  try {
    const database = new DatabaseSync(file, { readOnly: true });
    const check = database.prepare('PRAGMA quick_check').get()?.['quick_check'];
    const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version']);
    database.close();
    if (check !== 'ok') return `${file} is damaged (${String(check)}).`;
    if (version > SCHEMA_VERSION) return `${file} was written by a newer version of Cairn.`;
    return version === 0 ? `${file} is not a backup of a relay.` : undefined;
  } catch (error) {
    const code = errorCode(error);
    if (code === 'SQLITE_26') return `${file} is not a backup of a relay.`;
    if (code === 'SQLITE_11') return `${file} is damaged.`;
    return `${file} can't be read${reasonOf(error)}`;
  }
}

/** A name that no file has yet. */
function freeName(name: string): string {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? name : `${name}-${number}`;
    if (!existsSync(candidate)) return candidate;
  }
}
