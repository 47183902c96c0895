/** One of the compared servers, in a fresh process that reports its own resources. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cairn, type Dialect, hocuspocus, plain } from './dialects.ts';

/** One kind of server. */
export interface ServerKind {
  readonly name: string;
  /** The program. */
  readonly file: string;
  readonly dialect: Dialect;
}

/** What a server process has used so far: milliseconds of processor time, bytes of memory. */
export interface Account {
  readonly cpuMs: number;
  readonly rss: number;
  readonly heapUsed: number;
  readonly external: number;
  /** The number of active timers. */
  readonly timers: number;
}

/** A server that is listening. */
export interface ServerProcess {
  readonly address: string;
  account(): Promise<Account>;
  end(): Promise<void>;
}

const here = (path: string): string => join(import.meta.dirname, path);

/** In the order of the table. */
export const SERVERS: readonly ServerKind[] = [
  { name: 'Cairn', file: here('../../../apps/sync-server/src/main.ts'), dialect: cairn },
  { name: 'bare fan-out', file: here('servers/floor.ts'), dialect: plain },
  { name: '@y/websocket-server', file: here('servers/y-websocket.ts'), dialect: plain },
  { name: 'Hocuspocus', file: here('servers/hocuspocus.ts'), dialect: hocuspocus },
];

/** Starts one; `env` is for ours, since the others have no limits. */
export async function startServer(
  { file, dialect }: ServerKind,
  env: Record<string, string> = {},
): Promise<ServerProcess> {
  const folder = mkdtempSync(join(tmpdir(), 'cairn-bench-'));
  const ownPort = await freePort();
  const child = fork(file, [], {
    execArgv: ['--expose-gc', '--import', here('servers/own-account.ts'), ...profiling()],
    env: { PATH: process.env['PATH'], DATA_DIR: folder, PORT: String(ownPort), ...env },
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
  });
  const port = dialect === cairn ? await listening(child, ownPort) : await said(child);
  return {
    address: `ws://127.0.0.1:${String(port)}`,
    async account() {
      child.send('account');
      const [account] = (await once(child, 'message')) as [Account];
      return account;
    },
    async end() {
      const gone = once(child, 'exit');
      child.kill(process.env['PROFILE'] === undefined ? 'SIGKILL' : 'SIGINT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function profiling(): string[] {
  const folder = process.env['PROFILE'];
  return folder === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${folder}`];
}

async function listening(child: ChildProcess, port: number): Promise<number> {
  if (child.stdout) await once(child.stdout, 'data');
  return port;
}

async function said(child: ChildProcess): Promise<number> {
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  return port;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
