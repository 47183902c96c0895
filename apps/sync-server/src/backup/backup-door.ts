/* A local way to ask the running relay for a copy of its data, since nobody else may open the file. */

import { rename, rm, stat } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { isAbsolute, join } from 'node:path';
import type { Log } from '../log.ts';
import type { LocalStorage } from '../storage/storage.ts';
import { reasonOf } from '../storage/storage-problem.ts';

/** A listening socket for backup requests. */
export interface BackupDoor {
  close(): void;
}

/** The answer to a request: one line of JSON. */
export type BackupAnswer = { readonly ok: true; readonly bytes: number } | BackupRefusal;

interface BackupRefusal {
  readonly ok: false;
  /** Shown to the person who asked. */
  readonly sentence: string;
}

/** Copies that this process is making, by their files. */
const underWay = new Set<string>();
// Longer than any path.
const MOST_REQUEST_BYTES = 16 * 1024;

/** The socket file of a data folder: only someone with access to the folder can reach it. */
export function backupDoorOf(dataDir: string): string {
  return join(dataDir, 'relay.sock');
}

/**
 * Listens for backup requests in a data folder, which must belong to this process. A request is an
 * absolute path and a line feed; the copy appears there once it is complete. If the socket can't be
 * opened (the folder's path is too long, or its file system has no sockets) the relay runs anyway,
 * and the log says so.
 */
export async function openBackupDoor(
  dataDir: string,
  storage: Pick<LocalStorage, 'backUp'>,
  log: Log,
): Promise<BackupDoor> {
  const path = backupDoorOf(dataDir);
  // Left behind by a relay that was killed; the lock on the data shows that it is gone.
  await rm(path, { force: true });
  const server = createServer((socket) => {
    hear(socket, async (file) => {
      const answer = await backUpTo(file, storage);
      log.info({ ok: answer.ok }, 'backup');
      socket.end(`${JSON.stringify(answer)}\n`);
    });
  });
  try {
    await listen(server, path);
  } catch (error) {
    log.warn({ err: error }, 'backups only while stopped');
    return { close: () => undefined };
  }
  server.unref();
  return { close: () => void server.close() };
}

/** Copies a store to a new file. */
export async function backUpTo(
  file: string,
  storage: Pick<LocalStorage, 'backUp'>,
): Promise<BackupAnswer> {
  if (!isAbsolute(file)) return { ok: false, sentence: 'A backup needs a whole path.' };
  if (await exists(file)) {
    return { ok: false, sentence: `${file} is already there. Choose another name.` };
  }
  // Two of them would write to the same unfinished file, and one would appear before it is whole.
  if (underWay.has(file)) return { ok: false, sentence: `${file} is being written already.` };
  underWay.add(file);
  const unfinished = `${file}.unfinished`;
  try {
    await rm(unfinished, { force: true });
    await storage.backUp(unfinished);
    await rename(unfinished, file);
    return { ok: true, bytes: (await stat(file)).size };
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => undefined);
    return { ok: false, sentence: `The copy could not be written to ${file}${reasonOf(error)}` };
  } finally {
    underWay.delete(file);
  }
}

function hear(socket: Socket, ask: (file: string) => Promise<void>): void {
  let said = '';
  socket.setEncoding('utf8');
  socket.on('error', () => socket.destroy());
  socket.on('data', (part: string) => {
    said += part;
    const end = said.indexOf('\n');
    if (said.length > MOST_REQUEST_BYTES) socket.destroy();
    if (end < 0) return;
    socket.removeAllListeners('data');
    void ask(said.slice(0, end));
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
