import { decodeStored, deriveKeys, roomOf, SUBPROTOCOL, writeCredential } from '@cairn/protocol';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { connect as connectTcp, type Socket } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { openPostgresStorage } from './postgres/postgres-storage.ts';
import { createDatabase, dropDatabase } from './postgres/test-database.ts';
import { type Relay, startRelay } from './relay.ts';
import { encodeSync } from './rooms/frames.ts';
import { openSqliteStorage } from './storage/sqlite-storage.ts';
import { type AnyStorage, isLocal } from './storage/storage.ts';
import { DEFAULT_TIMING, type Timing } from './timing.ts';

const folder = mkdtempSync(join(tmpdir(), 'cairn-relay-'));
const keys = deriveKeys(new Uint8Array(32).fill(3));
const LATER = { timeout: 10_000, interval: 20 };
/** Machines are shared. */
const SLOW = { timeout: 30_000 };
/** The same tests are run with a data folder and with a database. */
const isOnPostgres = process.env['CAIRN_TEST_ENGINE'] === 'postgres';
let relay: Relay | undefined;
let databaseUrl: string | undefined;

async function start(
  env: Record<string, string> = {},
  timing: Partial<Timing> = {},
  wrap: (storage: AnyStorage) => AnyStorage = (storage) => storage,
): Promise<Relay> {
  const result = readConfig({ PORT: '0', DATA_DIR: folder, ...env });
  if (!result.ok) throw new Error(result.sentence);
  const log = createLog('silent');
  const openStorage = async (): Promise<AnyStorage> => {
    if (!isOnPostgres) return wrap(openSqliteStorage(folder));
    databaseUrl ??= await createDatabase();
    return wrap(await openPostgresStorage({ url: databaseUrl, mayForget: false, log }));
  };
  relay = await startRelay(result.config, log, {
    timing: { ...DEFAULT_TIMING, ...timing },
    openStorage,
  });
  return relay;
}

function connect(port: number, headers: Record<string, string> = {}): WebSocket {
  const protocols = [SUBPROTOCOL, writeCredential(keys)];
  return new WebSocket(`ws://127.0.0.1:${port}/sync/${roomOf(keys)}`, protocols, { headers });
}

/** What a file descriptor of this process refers to. */
function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return '';
  }
}

afterEach(async () => {
  await relay?.stop();
  relay = undefined;
  if (databaseUrl !== undefined) await dropDatabase(databaseUrl);
  databaseUrl = undefined;
  rmSync(folder, { recursive: true, force: true });
});

test('a quiet socket gets an empty presence message, so that y-websocket stays connected', async () => {
  const { port } = await start({}, { quietMs: 40 });
  const socket = connect(port);
  const frames: string[] = [];
  await new Promise<void>((resolve) => {
    socket.on('message', (data: Buffer) => {
      frames.push(data.toString('hex'));
      if (frames.filter((frame) => frame === '010100').length === 2) resolve();
    });
  });
  expect(frames[0]).toMatch(/^0000/);
  socket.terminate();
});

test('a socket that never sends anything is asked to come back', async () => {
  const { port } = await start({}, { quietMs: 40, silentMs: 80 });
  const [code] = (await once(connect(port), 'close')) as [number];
  expect(code).toBe(4508);
});

test('only listed pages may connect; programs, which send no origin, may', async () => {
  const { port } = await start({ ALLOWED_ORIGINS: 'https://cairn.example' });
  const refused = (await once(connect(port, { Origin: 'https://evil.example' }), 'error')) as [
    Error,
  ];
  expect(refused[0].message).toContain('403');
  for (const headers of [{}, { Origin: 'https://cairn.example' }]) {
    const socket = connect(port, headers);
    await once(socket, 'open');
    socket.terminate();
  }
});

test('a message over the limit closes its socket with 1009', async () => {
  const { port } = await start({ LIMIT_MESSAGE_BYTES: '1000' });
  const socket = connect(port);
  await once(socket, 'open');
  socket.send(new Uint8Array(1001));
  const [code] = (await once(socket, 'close')) as [number];
  expect(code).toBe(1009);
});

test('health reports ok and how much is open; a room without a WebSocket is a 426', async () => {
  const { port } = await start();
  const socket = connect(port);
  await once(socket, 'message');
  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(await health.json()).toEqual({ status: 'ok', rooms: 1, sockets: 1 });
  const plain = await fetch(`http://127.0.0.1:${port}/sync/${roomOf(keys)}`);
  expect(plain.status).toBe(426);
  socket.terminate();
});

test('an address over 2 KiB is a 414, and one that isn’t escaped UTF-8 a 400, before anything is looked up', async () => {
  const webDir = join(folder, 'web');
  mkdirSync(webDir, { recursive: true });
  writeFileSync(join(webDir, '200.html'), 'page');
  const { port } = await start({ WEB_DIR: webDir });
  const statusOf = async (path: string) =>
    (await fetch(`http://127.0.0.1:${port}${path}`, { headers: { Accept: 'text/html' } })).status;
  expect(await statusOf(`/w/${'a'.repeat(2_000)}?100%`)).toBe(200);
  expect(await statusOf(`/${'a'.repeat(2_048)}`)).toBe(414);
  expect(await statusOf(`/healthz?${'a'.repeat(2_048)}`)).toBe(414);
  for (const path of ['/%FFa', '/w/%', '/%C3']) expect(await statusOf(path)).toBe(400);
});

test('metrics answer this machine and the token, and tell anybody else why not', async () => {
  const token = 'a-token-of-some-length';
  const { port } = await start({ METRICS_TOKEN: token, TRUST_PROXY: '1' });
  const ask = (headers: Record<string, string>) =>
    fetch(`http://127.0.0.1:${port}/metrics`, { headers });
  expect(await (await ask({})).text()).toContain('cairn_sockets 0');
  const passedOn = await ask({ 'X-Forwarded-For': '127.0.0.1' });
  expect(passedOn.status).toBe(403);
  expect(await passedOn.text()).toMatch(/^Metrics are for this machine/);
  const shown = await ask({ 'X-Forwarded-For': '203.0.113.7', Authorization: `Bearer ${token}` });
  expect(shown.status).toBe(200);
});

const OUTER = Object.values(networkInterfaces())
  .flat()
  .find((found) => found?.family === 'IPv4' && !found.internal)?.address;

test.skipIf(OUTER === undefined)(
  'metrics don’t answer on the address at which others reach this machine',
  async () => {
    const { port } = await start({ HOST: '0.0.0.0' });
    expect((await fetch(`http://${OUTER}:${port}/healthz`)).status).toBe(200);
    expect((await fetch(`http://${OUTER}:${port}/metrics`)).status).toBe(403);
  },
);

test('a client that doesn’t close its socket doesn’t keep the relay from stopping', async () => {
  const stopping = await start({}, { goodbyeMs: 50 });
  const socket = connect(stopping.port);
  await once(socket, 'open');
  socket.pause();
  await stopping.stop();
  relay = undefined;
  socket.terminate();
});

test('F11: a socket whose other end has vanished is pinged, and its place is freed', async () => {
  const { port } = await start({}, { quietMs: 40, askMs: 60, deadMs: 60 });
  const [vanished, present] = [connect(port), connect(port)];
  await Promise.all([once(vanished, 'open'), once(present, 'open')]);
  // It no longer reads or answers, but its connection stays.
  vanished.pause();
  const sockets = async (): Promise<unknown> =>
    ((await (await fetch(`http://127.0.0.1:${port}/healthz`)).json()) as { sockets: number })
      .sockets;
  await vi.waitFor(async () => {
    expect(await sockets()).toBe(1);
  });
  expect(present.readyState).toBe(WebSocket.OPEN);
  vanished.terminate();
  present.terminate();
});

test('a client that takes long to send one message is heard, though none of it is answered', async () => {
  const { port } = await start({}, { quietMs: 40, askMs: 60, deadMs: 60 });
  const bob = connect(port);
  const heardByBob = remember(bob);
  await once(bob, 'open');
  const ada = callWith(
    port,
    `GET /sync/${roomOf(keys)} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
      `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ${writeCredential(keys)}\r\n` +
      'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
  );
  const update = updateOf('over a slow line');
  const frame = Buffer.concat([Uint8Array.of(0x82, 0x80 | update.length, 0, 0, 0, 0), update]);
  // Four times as long as it takes to notice that an end has vanished.
  for (const byte of frame) {
    ada.write(Uint8Array.of(byte));
    await new Promise((resolve) => setTimeout(resolve, 480 / frame.length));
  }
  await vi.waitFor(() => {
    expect(heardByBob.some((one) => one.includes('over a slow line'))).toBe(true);
  });
  ada.destroy();
  bob.terminate();
});

/** A store on a disk that fails when told to. */
function onFailingDisk(disk: {
  reads: boolean;
  writes: boolean;
}): (storage: AnyStorage) => AnyStorage {
  const isFull = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  const fail = (): never => {
    throw isFull;
  };
  return (storage) => {
    if (!isLocal(storage)) {
      const [load, append] = [storage.load.bind(storage), storage.append.bind(storage)];
      storage.load = (room) => (disk.reads ? load(room) : Promise.reject(isFull));
      storage.append = (rooms) => (disk.writes ? append(rooms) : Promise.reject(isFull));
      return storage;
    }
    return {
      ...storage,
      load: (room) => (disk.reads ? storage.load(room) : fail()),
      append: (rooms) => {
        if (disk.writes) storage.append(rooms);
        else fail();
      },
    };
  };
}

function updateOf(text: string): Uint8Array {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, text);
  return encodeSync(2, Y.encodeStateAsUpdate(doc));
}

function remember(socket: WebSocket): Buffer[] {
  const frames: Buffer[] = [];
  socket.on('message', (data: Buffer) => frames.push(data));
  return frames;
}

test('F17: on a full disk the others still get each change, and none is reported as stored', async () => {
  const disk = { reads: true, writes: false };
  const { port } = await start({}, { commitRetryMs: 20 }, onFailingDisk(disk));
  const [ada, bob] = [connect(port), connect(port)];
  const [heardByAda, heardByBob] = [remember(ada), remember(bob)];
  await Promise.all([once(ada, 'open'), once(bob, 'open')]);
  ada.send(updateOf('on a full disk'));
  const metrics = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  await vi.waitFor(async () => {
    expect(heardByBob.some((frame) => frame.includes('on a full disk'))).toBe(true);
    expect(await metrics()).toMatch(/cairn_commit_failures_total [1-9]/);
  });
  expect(heardByAda.some((frame) => decodeStored(frame) !== undefined)).toBe(false);
  disk.writes = true;
  await vi.waitFor(() => {
    expect(heardByAda.map(decodeStored)).toContain(1);
  });
  ada.terminate();
  bob.terminate();
});

test('F17: what a full disk can’t take for long stays with its author', async () => {
  const disk = { reads: true, writes: false };
  const env = { LIMIT_BUFFERED_BYTES: '1000' };
  const { port } = await start(env, { commitRetryMs: 20 }, onFailingDisk(disk));
  const ada = connect(port);
  await once(ada, 'open');
  ada.send(updateOf('x'.repeat(2_000)));
  ada.send(updateOf('one too many'));
  const [code] = (await once(ada, 'close')) as [number];
  expect(code).toBe(1013);
  disk.writes = true;
});

test('F17: while the store can’t be read a room is closed with 1013, and opens later', async () => {
  const disk = { reads: false, writes: true };
  const { port } = await start({}, {}, onFailingDisk(disk));
  const [code] = (await once(connect(port), 'close')) as [number];
  expect(code).toBe(1013);
  disk.reads = true;
  const socket = connect(port);
  await once(socket, 'message');
  socket.terminate();
});

/** A relay with one large file, and how often that file is open. */
async function startWithFile(
  env: Record<string, string> = {},
  timing: Partial<Timing> = {},
): Promise<{ readonly port: number; readonly openFiles: () => number }> {
  const webDir = join(folder, 'web');
  mkdirSync(webDir, { recursive: true });
  writeFileSync(join(webDir, '200.html'), '');
  writeFileSync(join(webDir, 'large.bin'), Buffer.alloc(8 * 1024 * 1024));
  const { port } = await start({ WEB_DIR: webDir, ...env }, timing);
  const openFiles = (): number =>
    readdirSync('/proc/self/fd').filter((fd) => linkOf(fd).startsWith(webDir)).length;
  return { port, openFiles };
}

/** A connection that sends `said`, and reads nothing until it is told to. */
function callWith(port: number, said: string): Socket {
  const socket = connectTcp(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(said);
  return socket;
}

/** Resolves when a connection is closed; being reset counts as well. */
function gone(socket: Socket): Promise<unknown> {
  return new Promise((resolve) => socket.once('close', resolve));
}

const GET_LARGE = 'GET /large.bin HTTP/1.1\r\nHost: a\r\n\r\n';

test(
  'a connection is answered one request at a time, with an upgrade after the others',
  SLOW,
  async () => {
    const { port, openFiles } = await startWithFile();
    const upgrade =
      'GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    const socket = callWith(port, GET_LARGE.repeat(4) + upgrade);
    await vi.waitFor(() => {
      expect(openFiles()).toBe(1);
    }, LATER);
    let [bytes, last] = [0, ''];
    let most = 0;
    socket.on('data', (data: Buffer) => {
      bytes += data.length;
      last = data.subarray(-200).toString('latin1');
      most = Math.max(most, openFiles());
    });
    await gone(socket);
    expect(bytes).toBeGreaterThan(4 * 8 * 1024 * 1024);
    expect(last).toContain('HTTP/1.1 404');
    expect(most).toBe(1);
  },
);

test('an upgrade after a request is answered after it, wherever they are split', SLOW, async () => {
  const { port, openFiles } = await startWithFile();
  const upgrade = 'GET /x HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  for (const cut of [1, 2, 3, 4, 5]) {
    const socket = callWith(port, GET_LARGE.slice(0, -cut));
    // Once this is answered, what was written before has been read.
    await fetch(`http://127.0.0.1:${port}/healthz`);
    socket.write(GET_LARGE.slice(-cut) + upgrade);
    let [bytes, last] = [0, ''];
    socket.on('data', (data: Buffer) => {
      bytes += data.length;
      last = data.subarray(-200).toString('latin1');
    });
    await gone(socket);
    expect(bytes, String(cut)).toBeGreaterThan(8 * 1024 * 1024);
    expect(last).toContain('HTTP/1.1 404');
    expect(openFiles()).toBe(0);
  }
});

test.each(['Content-Length: 9', 'Transfer-Encoding: chunked'])(
  'an upgrade with a body (%s) is answered as a plain request',
  async (header) => {
    const { port } = await start();
    const socket = callWith(
      port,
      `GET /sync/${roomOf(keys)} HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Protocol: ${SUBPROTOCOL}, ${writeCredential(keys)}\r\n${header}\r\n` +
        'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n',
    );
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 426 /);
    await gone(socket);
    expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
  },
);

test.each([1, 2, 3, 9])(
  'a connection that sends empty lines instead of requests is cut off (in pieces of %i)',
  async (piece) => {
    const { port } = await start();
    const request = 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n';
    const socket = callWith(port, `\r\n${request}`);
    let answers = 0;
    const answered = async (): Promise<void> => {
      const [data] = (await once(socket, 'data')) as [Buffer];
      if (data.includes('HTTP/1.1 200')) answers += 1;
    };
    await answered();
    socket.setNoDelay(true);
    const wasGone = gone(socket);
    const empty = '\n\r\n\r\n'.repeat(20);
    for (let at = 0; at < empty.length && !socket.destroyed; at += piece) {
      socket.write(empty.slice(at, at + piece));
      await fetch(`http://127.0.0.1:${port}/healthz`);
    }
    await wasGone;
    expect(answers).toBe(1);
  },
);

test('hanging up leaves no file open, and neither does reading nothing', async () => {
  const { port, openFiles } = await startWithFile({}, { stalledMs: 300 });
  const hungUp = callWith(port, GET_LARGE);
  const stalled = callWith(port, GET_LARGE);
  await vi.waitFor(() => {
    expect(openFiles()).toBe(2);
  }, LATER);
  hungUp.destroy();
  await vi.waitFor(() => {
    expect(openFiles()).toBe(0);
  }, LATER);
  await gone(stalled.resume());
});

test('LIMIT_ALL_BUFFERED_BYTES: what is waiting for plain requests counts too', async () => {
  const env = { LIMIT_ALL_BUFFERED_BYTES: String(1024 * 1024) };
  const { port, openFiles } = await startWithFile(env, { quietMs: 200 });
  const callers = Array.from({ length: 12 }, () => callWith(port, GET_LARGE));
  await vi.waitFor(() => {
    expect(openFiles()).toBe(12);
  }, LATER);
  await vi.waitFor(async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toMatch(/cairn_refused_total{reason="all_buffered_bytes"} [1-9]/);
    expect(openFiles()).toBeLessThan(12);
  }, LATER);
  for (const caller of callers) caller.destroy();
});

test('LIMIT_PLAIN_CONNECTIONS_PER_ADDRESS: one too many is cut off, and sockets don’t count', async () => {
  const { port } = await start({ LIMIT_PLAIN_CONNECTIONS_PER_ADDRESS: '4' });
  const sockets = Array.from({ length: 4 }, () => connect(port));
  await Promise.all(sockets.map((socket) => once(socket, 'open')));
  const callers = Array.from({ length: 4 }, () => callWith(port, ''));
  await Promise.all(callers.map((caller) => once(caller, 'connect')));
  await gone(callWith(port, '').resume());
  callers.pop()?.destroy();
  await vi.waitFor(async () => {
    const metrics = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
    expect(metrics).toMatch(/cairn_refused_total{reason="plain_connections_per_address"} [1-9]/);
    expect(metrics).toMatch(/^cairn_plain_connections 4$/m);
  }, LATER);
  for (const socket of sockets) socket.terminate();
  for (const caller of callers) caller.destroy();
});

test('a clock that is set back turns nobody away', async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  try {
    const { port } = await start({ LIMIT_CONNECTIONS_PER_SECOND: '1' });
    for (const hours of [0, -2]) {
      vi.setSystemTime(Date.now() + hours * 3_600_000);
      const socket = connect(port);
      await once(socket, 'open');
      socket.terminate();
    }
  } finally {
    vi.useRealTimers();
  }
});

test('LIMIT_CONNECTIONS_PER_SECOND: every upgrade is counted, whatever its path', async () => {
  const { port } = await start({ LIMIT_CONNECTIONS_PER_SECOND: '1' });
  const statusOf = (path: string): Promise<number | undefined> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`);
      socket.on('unexpected-response', (_request, { statusCode }) => {
        resolve(statusCode);
        socket.terminate();
      });
      socket.on('error', () => undefined);
    });
  const statuses = new Set<number | undefined>();
  for (let count = 0; count < 30; count += 1) statuses.add(await statusOf('/x'));
  expect([...statuses]).toEqual([404, 429]);
});
