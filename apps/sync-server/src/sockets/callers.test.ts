import { once } from 'node:events';
import { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer, Socket } from 'node:net';
import { expect, test, vi } from 'vitest';
import { NO_LIMITS } from '../limits/limits.ts';
import { createLog } from '../log.ts';
import { createRefusals } from '../metrics/refusals.ts';
import { createTally } from '../metrics/tally.ts';
import { type Callers, createCallers } from './callers.ts';
import { createTurns } from './turns.ts';

function callersWithoutLimits(): Callers {
  const refusals = createRefusals(createTally(), createLog('silent'));
  const now = Date.now;
  return createCallers({
    limits: NO_LIMITS,
    trustProxy: 0,
    turns: createTurns(now),
    refusals,
    now,
  });
}

test.each([0, 1])(
  'with %i answers outstanding, a connection becomes a socket or is cut off',
  (owed) => {
    const callers = callersWithoutLimits();
    const tcp = new Socket();
    tcp.on('data', () => undefined);
    callers.arrived(tcp);
    for (let count = 0; count < owed; count += 1) {
      callers.answering(tcp, new ServerResponse(new IncomingMessage(tcp)), 'a');
    }
    callers.takeOver(tcp);
    expect(tcp.destroyed).toBe(owed > 0);
    expect(callers.count()).toBe(0);
    tcp.destroy();
  },
);

test('no more than one piece is read ahead of a paused connection', async () => {
  const callers = callersWithoutLimits();
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const call = async (): Promise<[Socket, Socket]> => {
    const arrival = once(server, 'connection') as Promise<[Socket]>;
    const client = connect(port, '127.0.0.1').setNoDelay(true);
    const [tcp] = await arrival;
    tcp.on('data', () => undefined);
    callers.arrived(tcp);
    return [client, tcp];
  };
  const [client, tcp] = await call();
  tcp.pause();
  client.write('x');
  await vi.waitFor(() => {
    expect(tcp.readableLength).toBe(1);
  });
  const others: Socket[] = [];
  for (let pieces = 0; pieces < 9; pieces += 1) {
    client.write('x');
    // Time enough to read it.
    others.push(...(await call()));
  }
  expect(tcp.readableLength).toBe(1);
  const rest = once(tcp, 'data');
  tcp.resume();
  await rest;
  client.end();
  await once(tcp, 'end');
  expect(tcp.bytesRead).toBe(10);
  for (const socket of [client, tcp, ...others]) socket.destroy();
  server.close();
});

test('heads that come at the same moment are parsed in order, and only some of them in one turn', async () => {
  const callers = callersWithoutLimits();
  const handedOn: number[] = [];
  const all = Array.from({ length: 1_000 }, (_, index) => {
    const tcp = new Socket();
    tcp.on('data', () => {
      handedOn.push(index);
      callers.takeOver(tcp);
    });
    callers.arrived(tcp);
    return tcp;
  });
  for (const tcp of all) tcp.emit('data', Buffer.from('GET / HTTP/1.1\r\nHost: a\r\n\r\n'));
  expect(handedOn.length).toBeGreaterThan(0);
  expect(handedOn.length).toBeLessThan(200);
  all[500]?.destroy();
  await vi.waitFor(() => {
    expect(handedOn).toHaveLength(999);
  });
  expect(handedOn).toEqual([...all.keys()].filter((index) => index !== 500));
  expect(callers.count()).toBe(0);
});
