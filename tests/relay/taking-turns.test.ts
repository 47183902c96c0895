/* A socket that asks for a lot, over a real connection, is slowed down, whatever it asks with. */

import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { connectRaw, gone, handshake, hangUpAll, shakeHands, syncFrame } from './raw-socket.ts';
import { cleanUp, newDataDir, startRelay } from './relay-process.ts';
import { until } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

afterEach(async () => {
  hangUpAll();
  await cleanUp();
});

test('LIMIT_UPDATES_PER_SECOND: pings and pongs count as messages do', async () => {
  const relay = await startRelay(newDataDir());
  const slowed = async (): Promise<number> => {
    const text = await (await fetch(`${relay.http}/metrics`)).text();
    return Number(/^cairn_slowed_total (\d+)$/m.exec(text)?.[1]);
  };
  const { room, protocols } = workspaceOf(1);
  for (const [index, kind] of (['ping', 'pong'] as const).entries()) {
    const { socket, closed } = await connectRaw(relay, room, protocols);
    let answers = 0;
    socket.on('pong', () => (answers += 1));
    for (let count = 0; count < 31_000; count += 1) socket[kind]('');
    await until(async () => {
      expect(await slowed()).toBeGreaterThan(index);
    });
    expect(answers).toBeLessThan(31_000);
    socket.terminate();
    await closed;
  }
});

test.each([
  ['requests', 'GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'],
  ['requests for no host', 'GET / HTTP/1.1\r\n\r\n'],
  ['expectations', 'GET / HTTP/1.1\r\nHost: a\r\nExpect: x\r\n\r\n'],
])('packets full of %s are cut off unread, and others are answered', async (_what, one) => {
  const relay = await startRelay(newDataDir());
  const cpu = async (): Promise<number> => {
    const text = await (await fetch(`${relay.http}/metrics`)).text();
    return Number(/^process_cpu_seconds_total (\S+)$/m.exec(text)?.[1]);
  };
  const before = await cpu();
  const packet = one.repeat(Math.floor((64 * 1024) / one.length));
  let answers = 0;
  const closed = Array.from({ length: 60 }, async () => {
    const socket = connect(relay.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.on(
      'data',
      (data: Buffer) => (answers += data.toString('latin1').split('HTTP/1.1 ').length - 1),
    );
    socket.write(packet);
    await gone(socket);
  });
  await Promise.all(closed);
  expect(answers).toBeLessThan(2 * 60);
  expect((await cpu()) - before).toBeLessThan(1);
  expect((await fetch(`${relay.http}/healthz`)).status).toBe(200);
});

test('requests that come before the last answer are answered in order', async () => {
  const relay = await startRelay(newDataDir());
  const socket = connect(relay.port, '127.0.0.1');
  let answered = '';
  socket.on('data', (data: Buffer) => (answered += data.toString('latin1')));
  const paths = Array.from({ length: 60 }, (_, index) =>
    index % 2 === 0 ? '/healthz' : '/sync/x',
  );
  socket.write(paths.map((path) => `GET ${path} HTTP/1.1\r\nHost: a\r\n\r\n`).join(''));
  await until(() => {
    const statuses = [...answered.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) =>
      Number(status),
    );
    expect(statuses).toEqual(paths.map((path) => (path === '/healthz' ? 200 : 426)));
  });
  const posted = await fetch(`${relay.http}/healthz`, { method: 'POST', body: 'x'.repeat(100) });
  expect(posted.status).toBe(404);
  expect(posted.headers.get('connection')).toBe('close');
  socket.destroy();
});

test('handshakes that come at the same moment take turns with what others ask', async () => {
  const relay = await startRelay(newDataDir());
  const connectFrom = async (localAddress: string): Promise<Socket> => {
    const socket = connect({ port: relay.port, host: '127.0.0.1', localAddress });
    await once(socket, 'connect');
    return socket;
  };
  const strangers = await Promise.all(Array.from({ length: 800 }, () => connectFrom('127.0.0.2')));
  const honest = await connectFrom('127.0.0.1');
  const workspaces = Array.from({ length: 40 }, (_, index) => workspaceOf(index));
  let letIn = 0;
  for (const socket of strangers) socket.once('data', () => (letIn += 1));
  for (const [index, socket] of strangers.entries()) {
    socket.write(handshake(workspaces[index % 40] ?? workspaceOf(0)));
  }
  honest.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n');
  await once(honest, 'data');
  expect(letIn).toBeLessThan(400);
  await until(() => {
    expect(letIn).toBe(800);
  });
  for (const socket of [...strangers, honest]) socket.destroy();
}, 30_000);

test.each(['ends', 'is reset'])(
  'what came before a connection %s is read, even though its turn was over',
  async (how) => {
    const relay = await startRelay(newDataDir());
    const { room, protocols } = workspaceOf(1);
    const bob = await connectRaw(relay, room, protocols);
    const { socket } = await shakeHands(relay, workspaceOf(1));
    const doc = new Y.Doc();
    doc.getText('t').insert(0, 'the last of it');
    const update = syncFrame(2, Y.encodeStateAsUpdate(doc));
    const ping = Uint8Array.of(0x89, 0x80, 0, 0, 0, 0);
    const pings = Array.from({ length: 5_000 }, () => ping);
    const frame = [Uint8Array.of(0x82, 0x80 | update.length, 0, 0, 0, 0), update];
    socket.write(Buffer.concat([...pings, ...frame]), () => {
      if (how === 'ends') socket.end();
      else socket.destroy();
    });
    await until(() => {
      expect(bob.frames.some((one) => one.includes('the last of it'))).toBe(true);
    });
    await until(async () => {
      const health = await fetch(`${relay.http}/healthz`);
      expect(await health.json()).toEqual({ status: 'ok', rooms: 1, sockets: 1 });
    });
  },
);
