/* One socket that asks for much, over a real line: it is slowed down, whatever it asks with. */

import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { connectRaw } from './raw-socket.ts';
import { cleanUp, newDataDir, startRelay } from './relay-process.ts';
import { until } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

afterEach(cleanUp);

test('LIMIT_UPDATES_PER_SECOND: pings and pongs count as messages do', async () => {
  const relay = await startRelay(newDataDir());
  const slowed = async (): Promise<number> => {
    const text = await (await fetch(`${relay.http}/metrics`)).text();
    return Number(/^cairn_slowed_total (\d+)$/m.exec(text)?.[1]);
  };
  const { room, protocols } = workspaceOf(1);
  for (const [index, kind] of (['ping', 'pong'] as const).entries()) {
    const { socket } = await connectRaw(relay, room, protocols);
    let answers = 0;
    socket.on('pong', () => (answers += 1));
    for (let count = 0; count < 31_000; count += 1) socket[kind]('');
    await until(async () => {
      expect(await slowed()).toBeGreaterThan(index);
    });
    expect(answers).toBeLessThan(31_000);
    socket.terminate();
    await once(socket, 'close');
  }
});

test('a thousand requests at once on one connection are not answered; others are', async () => {
  const relay = await startRelay(newDataDir());
  const socket = connect(relay.port, '127.0.0.1');
  socket.on('error', () => undefined);
  let answered = '';
  socket.on('data', (data: Buffer) => (answered += data.toString('latin1')));
  socket.write('GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n'.repeat(1_000));
  await once(socket, 'close');
  expect(answered.split('HTTP/1.1 200').length - 1).toBeLessThan(5);
  for (let asked = 0; asked < 3; asked += 1) {
    expect((await fetch(`${relay.http}/healthz`)).status).toBe(200);
  }
});
