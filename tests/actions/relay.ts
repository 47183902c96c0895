/** A real relay in a process of its own, serving the built app from a temporary data folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const START_LIMIT_MS = 15_000;

export interface RunningRelay {
  /** For example `http://127.0.0.1:40123`; stays the same after a restart. */
  readonly url: string;
  readonly dataDir: string;
  /** Starts it again on the same port and data folder. */
  start(): Promise<void>;
  /** Ends the process: cleanly with SIGTERM, abruptly with SIGKILL. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
  /** Everything it has logged since it was first started. */
  logged(): string;
  /** Empties the data folder; only while stopped. */
  wipe(): void;
  /** Stops it and deletes its data. */
  dispose(): Promise<void>;
}

/**
 * `webDir`: the built app to serve, by default the usual one. `env`: further environment variables.
 */
export async function startRelay(
  webDir?: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningRelay> {
  const port = await freePort();
  const url = `http://127.0.0.1:${String(port)}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'cairn-relay-'));
  let process_: ChildProcess | null = null;
  let said = '';

  async function start(): Promise<void> {
    const child = spawn(process.execPath, [join(ROOT, 'apps/sync-server/src/main.ts')], {
      env: {
        ...process.env,
        ...env,
        PORT: String(port),
        HOST: '127.0.0.1',
        DATA_DIR: dataDir,
        WEB_DIR: webDir ?? process.env['WEB_DIR'] ?? join(ROOT, 'apps/web/build'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    process_ = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
      });
    }
    const deadline = Date.now() + START_LIMIT_MS;
    for (;;) {
      if (child.exitCode !== null || Date.now() > deadline)
        throw new Error(`the relay did not start: ${said.slice(-4_000)}`);
      const answer = await fetch(`${url}/healthz`).catch(() => null);
      if (answer?.ok === true) return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  async function stop(signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
    const child = process_;
    process_ = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }

  const relay: RunningRelay = {
    url,
    dataDir,
    start,
    stop,
    logged: () => said,
    wipe: () => {
      rmSync(dataDir, { recursive: true, force: true });
    },
    async dispose() {
      await stop('SIGKILL');
      relay.wipe();
    },
  };
  await start();
  return relay;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
