import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveKeys, roomOf, SUBPROTOCOL, writeCredential } from '@cairn/protocol';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { startRelay, type Relay } from './relay.ts';
import { DEFAULT_TIMING, type Timing } from './timing.ts';

const folder = mkdtempSync(join(tmpdir(), 'cairn-relay-'));
const keys = deriveKeys(new Uint8Array(32).fill(3));
let relay: Relay | undefined;

async function start(
  env: Record<string, string> = {},
  timing: Partial<Timing> = {},
): Promise<Relay> {
  const result = readConfig({ PORT: '0', DATA_DIR: folder, ...env });
  if (!result.ok) throw new Error(result.sentence);
  relay = await startRelay(result.config, createLog('silent'), {
    timing: { ...DEFAULT_TIMING, ...timing },
  });
  return relay;
}

function connect(port: number, headers: Record<string, string> = {}): WebSocket {
  const protocols = [SUBPROTOCOL, writeCredential(keys)];
  return new WebSocket(`ws://127.0.0.1:${port}/sync/${roomOf(keys)}`, protocols, { headers });
}

afterEach(async () => {
  await relay?.stop();
  relay = undefined;
  rmSync(folder, { recursive: true, force: true });
});

test('a quiet socket gets an empty presence message, so that y-websocket stays', async () => {
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

test('a socket that never says anything is asked to come back', async () => {
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

test('health says ok and how much is open; a room without a WebSocket is a 426', async () => {
  const { port } = await start();
  const socket = connect(port);
  await once(socket, 'message');
  const health = await fetch(`http://127.0.0.1:${port}/healthz`);
  expect(await health.json()).toEqual({ status: 'ok', rooms: 1, sockets: 1 });
  const plain = await fetch(`http://127.0.0.1:${port}/sync/${roomOf(keys)}`);
  expect(plain.status).toBe(426);
  socket.terminate();
});

test('a client that does not say goodbye does not keep the relay from stopping', async () => {
  const stopping = await start({}, { goodbyeMs: 50 });
  const socket = connect(stopping.port);
  await once(socket, 'open');
  socket.pause();
  await stopping.stop();
  relay = undefined;
  socket.terminate();
});
