import { decodeCloseRoom } from '@cairn/protocol';
import fc from 'fast-check';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { cleanUp, newDataDir, type RelayProcess, startRelay } from './relay-process.ts';
import { connectStock, disconnectAll, until } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

const { room, protocols } = workspaceOf(1);
let relay: RelayProcess;

beforeAll(async () => {
  relay = await startRelay(newDataDir());
});

afterAll(async () => {
  disconnectAll();
  await cleanUp();
});

async function openSocket(): Promise<WebSocket> {
  const socket = new WebSocket(`${relay.sockets}/${room}`, protocols);
  await once(socket, 'open');
  return socket;
}

test.each([
  ['an unknown message', Uint8Array.of(42)],
  ['a text', 'hello'],
  ['an empty frame', new Uint8Array(0)],
  ['an invalid update', Uint8Array.of(0, 2, 3, 255, 255, 255)],
  ['an invalid state vector', Uint8Array.of(0, 0, 2, 255, 255)],
  ['presence that is not JSON', Uint8Array.of(1, 5, 1, 1, 1, 1, 123)],
  ['a frame that only the relay sends', Uint8Array.of(100, 1)],
])('%s closes its socket with 4400', async (_what, frame) => {
  const socket = await openSocket();
  socket.send(frame);
  const [code] = (await once(socket, 'close')) as [number];
  expect(code).toBe(4400);
});

/** A real frame with some bytes replaced, or random bytes after a valid message number. */
function hostileFrames(): fc.Arbitrary<Uint8Array> {
  const doc = new Y.Doc();
  doc.getMap('m').set('key', ['value', { nested: true }]);
  doc.getText('t').insert(0, 'some text');
  doc.getText('t').delete(2, 3);
  const update = Y.encodeStateAsUpdate(doc);
  const whole = Uint8Array.of(0, 2, update.length, ...update);
  const change = fc.tuple(fc.nat(whole.length - 1), fc.nat(255));
  const mutated = fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const frame = whole.slice();
    for (const [at, byte] of changes) frame[at] = byte;
    return frame;
  });
  const invented = fc
    .tuple(fc.constantFrom(0, 1, 2, 3, 100, 101), fc.uint8Array({ maxLength: 40 }))
    .map(([number, rest]) => Uint8Array.of(number, ...rest));
  // A well-formed farewell is no attack: it closes the room, as any writer can.
  return fc.oneof(mutated, invented).filter((frame) => !decodeCloseRoom(frame));
}

test('F23: whatever is sent, the relay survives, and others in the room can go on', async () => {
  const ada = connectStock(relay, workspaceOf(1));
  await until(() => {
    expect(ada.provider.synced).toBe(true);
  });
  await fc.assert(
    fc.asyncProperty(fc.array(hostileFrames(), { minLength: 1, maxLength: 5 }), async (frames) => {
      const socket = await openSocket();
      for (const frame of frames) socket.send(frame);
      socket.close();
      const [code] = (await once(socket, 'close')) as [number];
      expect([1005, 4400]).toContain(code);
    }),
    // A regression: this was generated as a farewell once, and the room was rightly closed.
    { numRuns: 150, examples: [[[Uint8Array.of(101, 1, 7, 7)]]] },
  );
  expect((await fetch(`${relay.http}/healthz`)).status).toBe(200);
  expect(ada.provider.wsconnected).toBe(true);
  const bob = connectStock(relay, workspaceOf(1));
  ada.doc.getText('healthy').insert(0, 'still here');
  await until(() => {
    expect(bob.doc.getText('healthy').toJSON()).toBe('still here');
  });
});
