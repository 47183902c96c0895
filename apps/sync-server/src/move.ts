/* `npm run move -- --from ./data --to postgres://…`: copies a stopped relay's folder to PostgreSQL. */

import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isDatabaseUrl } from './config.ts';
import { createLog } from './log.ts';
import { type Moved, moveRooms } from './move/move-rooms.ts';
import { openPostgresStorage } from './postgres/postgres-storage.ts';
import { databaseError, dataError, StartError } from './start-error.ts';
import { DATABASE_FILE, openSqliteStorage } from './storage/sqlite-storage.ts';
import type { LocalStorage } from './storage/storage.ts';
import { storageProblem } from './storage/storage-problem.ts';

const USAGE = 'Say from where and to where: npm run move -- --from ./data --to postgres://…';

try {
  const { from, to } = readArguments();
  process.stdout.write(`${sentenceFor(await move(from, to))}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

function readArguments(): { from: string; to: string } {
  const options = { from: { type: 'string' }, to: { type: 'string' } } as const;
  const { from, to } = parseArgs({ options, strict: false }).values;
  if (typeof from !== 'string' || typeof to !== 'string' || !isDatabaseUrl(to))
    throw new Error(USAGE);
  return { from, to };
}

async function move(from: string, to: string): Promise<Moved> {
  const folder = openedFolder(from);
  try {
    const target = await openPostgresStorage({
      ...{ url: to, mayForget: process.env['ALLOW_FORGETFUL_DATABASE'] === '1' },
      log: createLog('silent'),
    });
    try {
      return await moveRooms(folder, target, (count) => {
        process.stdout.write(`${count.toLocaleString('en-GB')} rooms so far\n`);
      });
    } finally {
      await target.close();
    }
  } catch (error) {
    throw storageProblem(error) === undefined ? error : databaseError(error, to);
  } finally {
    folder.close();
  }
}

/** While it is open, no relay can use it. */
function openedFolder(from: string): LocalStorage {
  const folder = resolve(from);
  if (!existsSync(join(folder, DATABASE_FILE)))
    throw new StartError(
      `${folder} has no ${DATABASE_FILE}, so no relay has stored anything there.`,
    );
  try {
    return openSqliteStorage(folder);
  } catch (error) {
    throw dataError(error, folder);
  }
}

function sentenceFor({ rooms, closed, copied, kept }: Moved): string {
  const shown = (count: number): string => count.toLocaleString('en-GB');
  const others =
    kept > 0
      ? ` ${shown(kept)} had been used there since an earlier move, and have both contents now.`
      : '';
  return (
    `Read back ${shown(rooms)} rooms and ${shown(closed)} farewells: all are there. ` +
    `${shown(copied)} were copied just now.${others} Start the relay with DATABASE_URL, and keep ` +
    'the folder until you have a backup of the database.'
  );
}
