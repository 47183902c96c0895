import { SUBPROTOCOL } from '@cairn/protocol';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { cleanUp, newDataDir, type RelayProcess, startRelay } from './relay-process.ts';
import { connectStock, disconnectAll } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

const own = workspaceOf(1);
const other = workspaceOf(2);
let relay: RelayProcess;

beforeAll(async () => {
  relay = await startRelay(newDataDir());
});

afterAll(async () => {
  disconnectAll();
  await cleanUp();
});

test('F22: a stock client with a credential of another room is told so and gives up', async () => {
  const { provider } = connectStock(relay, { room: own.room, protocols: other.protocols });
  const closed = await new Promise<{ code: number }>((resolve) => {
    provider.once('closed', resolve);
  });
  expect(closed.code).toBe(4401);
  expect(provider.shouldConnect).toBe(false);
});

test.each([
  ['no protocol at all', own.room, []],
  ['no credential', own.room, [SUBPROTOCOL]],
  ['a cut credential', own.room, [SUBPROTOCOL, (own.protocols[1] ?? '').slice(0, -5)]],
  ['no room id', 'kitchen', own.protocols],
])('F22: %s is answered with 4400', async (_what, room, protocols) => {
  const socket = new WebSocket(`${relay.sockets}/${room}`, protocols);
  const [code] = (await once(socket, 'close')) as [number];
  expect(code).toBe(4400);
});

test('the relay answers with its subprotocol and never repeats the credential', async () => {
  const socket = new WebSocket(`${relay.sockets}/${own.room}`, own.protocols);
  await once(socket, 'open');
  expect(socket.protocol).toBe(SUBPROTOCOL);
  socket.terminate();
});

test('no token was logged', () => {
  const credential = own.protocols[1] ?? '';
  const log = relay.log();
  expect(log).toContain('refused');
  for (const part of [...credential.split('.').slice(2), other.protocols[1] ?? '']) {
    expect(log).not.toContain(part);
  }
});
