/* `npm run backup -- <file>`: copies all of the relay's data into one file, whether it is running or not. */

import { createConnection } from 'node:net';
import { resolve } from 'node:path';
import { type BackupAnswer, backupDoorOf, backUpTo } from './backup/backup-door.ts';
import { readConfig } from './config.ts';
import { dataError } from './start-error.ts';
import { openSqliteStorage } from './storage/sqlite-storage.ts';

const BY_THE_SERVER =
  "The rooms are in PostgreSQL (DATABASE_URL), so PostgreSQL's own backup is the one to use: " +
  'pg_dump, or the continuous archiving of its server.';
const NOBODY_THERE = ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'];

const target = process.argv.slice(2).find((word) => !word.startsWith('-'));
const config = readConfig(process.env);
const answer = await backUp(target, config);
if (answer.ok)
  process.stdout.write(`Backed up ${answer.bytes} bytes to ${resolve(target ?? '')}\n`);
else process.stderr.write(`${answer.sentence}\n`);
process.exitCode = answer.ok ? 0 : 1;

async function backUp(
  file: string | undefined,
  result: ReturnType<typeof readConfig>,
): Promise<BackupAnswer> {
  if (file === undefined) {
    return { ok: false, sentence: 'Say where to: npm run backup -- /some/folder/cairn.sqlite' };
  }
  if (!result.ok) return result;
  const { dataDir, databaseUrl } = result.config;
  if (databaseUrl !== undefined) return { ok: false, sentence: BY_THE_SERVER };
  return (await askRelay(dataDir, resolve(file))) ?? backUpStopped(dataDir, resolve(file));
}

/** The answer of the relay that uses this folder; `undefined` if none is running. */
function askRelay(dataDir: string, file: string): Promise<BackupAnswer | undefined> {
  return new Promise((answered, failed) => {
    let said = '';
    const socket = createConnection(backupDoorOf(dataDir));
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(`${file}\n`));
    socket.on('data', (part: string) => (said += part));
    socket.on('error', (error: Error & { code?: string }) => {
      if (NOBODY_THERE.includes(error.code ?? '')) answered(undefined);
      else failed(error);
    });
    socket.on('end', () => {
      answered(
        said === ''
          ? { ok: false, sentence: 'The relay stopped before the copy was whole.' }
          : (JSON.parse(said) as BackupAnswer),
      );
    });
  });
}

async function backUpStopped(dataDir: string, file: string): Promise<BackupAnswer> {
  try {
    const storage = openSqliteStorage(dataDir);
    const outcome = await backUpTo(file, storage);
    storage.close();
    return outcome;
  } catch (error) {
    return { ok: false, sentence: dataError(error, dataDir).message };
  }
}
