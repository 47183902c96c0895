/* The relay as a process of its own, because these tests are about killing and stopping it. */

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

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
}

/** How a process ended that never listened. */
interface FailedStart {
  readonly code: number | null;
  readonly errors: string;
}

const running = new Set<ChildProcess>();
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
  const child = spawn(process.execPath, [join(SOURCES, 'main.ts')], {
    env: { PATH: process.env['PATH'], ...env },
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
  };
}

/** Runs one of the relay's other programs to its end. */
export async function runTool(
  tool: 'backup.ts' | 'restore.ts',
  dataDir: string,
  file: string,
): Promise<{ readonly code: number | null; readonly said: string }> {
  const env = { PATH: process.env['PATH'], DATA_DIR: dataDir };
  const child = spawn(process.execPath, [join(SOURCES, tool), file], { env });
  let said = '';
  child.stdout.on('data', (data: Buffer) => (said += data.toString()));
  child.stderr.on('data', (data: Buffer) => (said += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, said };
}
