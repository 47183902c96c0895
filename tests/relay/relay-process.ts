/* The relay as a process of its own, because these tests are about killing and stopping it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createDatabase, dropDatabase } from '../postgres/databases.ts';

const SOURCES = fileURLToPath(new URL('../../apps/sync-server/src/', import.meta.url));

/** A process that has reported where it listens. */
export interface RelayProcess {
  readonly port: number;
  readonly http: string;
  readonly sockets: string;
  /** What it has logged so far. */
  log(): string;
  /** Sends a signal and resolves with the exit code, or `null` if the signal ended the process. */
  end(signal: NodeJS.Signals): Promise<number | null>;
  /** Stops it in the middle of whatever it does, until `resume`. */
  pause(): void;
  resume(): void;
}

/** How a process ended that never listened. */
interface FailedStart {
  readonly code: number | null;
  readonly errors: string;
}

/** The same tests are run with data folders and with databases. */
export const isOnPostgres = process.env['CAIRN_TEST_ENGINE'] === 'postgres';

const running = new Set<ChildProcess>();
/** A database for each data folder, made when a relay is first started there. */
const databases = new Map<string, string>();
const folders = new Set<string>();

/** A new data folder, removed by `cleanUp`. */
export function newDataDir(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-relay-'));
  folders.add(folder);
  return folder;
}

/** Ends every process of this file's tests and removes their folders. */
export async function cleanUp(): Promise<void> {
  for (const child of running) {
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
  for (const url of databases.values()) await dropDatabase(url);
  databases.clear();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  folders.clear();
}

/**
 * Starts a relay; port 0 lets the system choose. Rejects if it ends before it listens. `logTo` is
 * an open file that receives the log instead of this process.
 */
export async function startRelay(
  dataDir: string,
  port = 0,
  env: Record<string, string> = {},
  logTo?: number,
): Promise<RelayProcess> {
  const outcome = await tryRelay({ DATA_DIR: dataDir, PORT: String(port), ...env }, logTo);
  if ('code' in outcome) throw new Error(`the relay did not start: ${outcome.errors}`);
  return outcome;
}

/** Starts a relay with this environment, which may well fail. */
export async function tryRelay(
  env: Record<string, string>,
  logTo?: number,
): Promise<RelayProcess | FailedStart> {
  const database = await databaseFor(env['DATA_DIR']);
  const child = spawn(process.execPath, [join(SOURCES, 'main.ts')], {
    env: { PATH: process.env['PATH'], ...database, ...env },
    stdio: ['pipe', 'pipe', logTo ?? 'pipe'],
  });
  running.add(child);
  let errors = '';
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
  const ended = new Promise<FailedStart>((resolve) => {
    child.once('close', (code) => {
      running.delete(child);
      resolve({ code, errors });
    });
  });
  if (!child.stdout) throw new Error('the relay has no output');
  const said = once(child.stdout, 'data').then(([data]) => String(data));
  const first = await Promise.race([said, ended]);
  if (typeof first !== 'string') return first;
  const port = Number(/^Cairn is running at http:\/\/[^:]+:(\d+)\n$/.exec(first)?.[1]);
  return {
    port,
    http: `http://127.0.0.1:${port}`,
    sockets: `ws://127.0.0.1:${port}/sync`,
    log: () => errors,
    async end(signal) {
      child.kill(signal);
      return (await ended).code;
    },
    pause: () => child.kill('SIGSTOP'),
    resume: () => child.kill('SIGCONT'),
  };
}

async function databaseFor(dataDir: string | undefined): Promise<Record<string, string>> {
  if (!isOnPostgres || dataDir === undefined) return {};
  const url = databases.get(dataDir) ?? (await createDatabase());
  databases.set(dataDir, url);
  return { DATABASE_URL: url };
}

/** What a relay that keeps its rooms in this folder would find if it had lost everything. */
export async function loseData(dataDir: string): Promise<void> {
  rmSync(dataDir, { recursive: true });
  const url = databases.get(dataDir);
  if (url !== undefined) await dropDatabase(url);
  databases.delete(dataDir);
}

/** How a program ended. */
interface Outcome {
  readonly code: number | null;
  readonly said: string;
}

/** Backs up or restores the data of a relay. */
export function runTool(
  tool: 'backup.ts' | 'restore.ts',
  dataDir: string,
  file: string,
): Promise<Outcome> {
  return startTool(tool, [file], { DATA_DIR: dataDir }).ended;
}

/** Starts one of the relay's other programs; `kill` ends it at once. */
export function startTool(
  tool: 'backup.ts' | 'restore.ts' | 'move.ts',
  words: readonly string[],
  env: Record<string, string> = {},
): { readonly ended: Promise<Outcome>; readonly kill: () => void } {
  const child = spawn(process.execPath, [join(SOURCES, tool), ...words], {
    env: { PATH: process.env['PATH'], ...env },
  });
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, said }));
  return { ended, kill: () => child.kill('SIGKILL') };
}
