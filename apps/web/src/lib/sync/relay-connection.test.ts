/**
 * A room counts as closed only when a writer of it has signed that, not because something on the
 * way says so.
 */
import { CLOSE_ROOM_CLOSED, deriveKeys, MESSAGE_CLOSE_ROOM } from '@cairn/protocol';
import { roomKeysOf, sealFarewell } from '@cairn/sealed';
import { createDecoder } from 'lib0/decoding';
import { encode, writeVarUint8Array } from 'lib0/encoding';
import { beforeEach, expect, test, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { RelayState } from './sync-status.ts';

type Handler = (encoder: null, decoder: unknown) => void;
const provider = vi.hoisted(() => ({
  hears: new Map<string, (event: never) => void>(),
  messageHandlers: [] as Handler[],
}));
vi.stubGlobal('navigator', { onLine: true });
vi.stubGlobal('addEventListener', () => {});
vi.mock('y-websocket', () => ({
  WebsocketProvider: class {
    messageHandlers = provider.messageHandlers;
    on(name: string, run: (event: never) => void) {
      provider.hears.set(name, run);
    }
    connect() {}
    disconnect() {}
  },
}));
vi.mock('./counted-socket.ts', () => ({ countedSocket: () => class {} }));
const { connectRelay } = await import('./relay-connection.ts');

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const [ours, others] = [1, 2].map((fill) => deriveKeys(new Uint8Array(32).fill(fill)));
const farewellOf = (keys = ours) =>
  sealFarewell(roomKeysOf(keys!), { by: 'mira', at: 1, next: 'next' }, random);
let [states, heard]: [RelayState[], Uint8Array[]] = [[], []];

const hear = (farewell: Uint8Array) => {
  const message = encode((encoder) => writeVarUint8Array(encoder, farewell));
  provider.messageHandlers[MESSAGE_CLOSE_ROOM]?.(null, createDecoder(message));
};
/** What the provider does when a socket is closed for good. */
const close = (code: number) => {
  for (const name of ['connection-close', 'closed']) provider.hears.get(name)?.({ code } as never);
};

beforeEach(() => {
  const doc = new Y.Doc();
  [states, heard] = [[], []];
  connectRelay(doc, new Awareness(doc), ours!, 'wss://cairn.example', {
    frames: { opened() {}, sent() {}, impersonated() {} },
    ownClient: () => doc.clientID,
    stored() {},
    became: (next) => states.push(next),
    farewell: (signed) => heard.push(signed),
    tryOut: () => Promise.resolve(true),
  });
});

test('a writer’s farewell closes the room', () => {
  const farewell = farewellOf();
  hear(farewell);
  close(CLOSE_ROOM_CLOSED);
  expect([states.at(-1), heard]).toEqual(['moved', [farewell]]);
});

test('a close code alone, which any proxy can send, is a refusal', () => {
  close(CLOSE_ROOM_CLOSED);
  expect([states.at(-1), heard]).toEqual(['refused', []]);
  expect(states, 'nobody is told meanwhile that the relay can’t be reached').not.toContain(
    'offline',
  );
});

test('a farewell counts only if a writer of this room has signed it', () => {
  const altered = farewellOf();
  altered[40]! ^= 1;
  for (const farewell of [farewellOf(others), altered, random(200), new Uint8Array()]) {
    hear(farewell);
  }
  close(CLOSE_ROOM_CLOSED);
  expect([states.at(-1), heard]).toEqual(['refused', []]);
});

test('a socket that closes temporarily is offline, not refused', () => {
  provider.hears.get('connection-close')?.({ code: 1012 } as never);
  expect(states.at(-1)).toBe('offline');
  provider.hears.get('connection-close')?.(null as never);
  expect(states.at(-1)).toBe('offline');
});
