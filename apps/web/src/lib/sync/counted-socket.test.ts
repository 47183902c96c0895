/**
 * Incoming frames are delivered in order, a farewell jumps the queue, and only our own presence is
 * sent.
 */
import {
  encodeCloseRoom,
  MESSAGE_AWARENESS,
  MESSAGE_CLOSE_ROOM,
  MESSAGE_SYNC,
} from '@cairn/protocol';
import { encode, writeVarUint, writeVarUint8Array } from 'lib0/encoding';
import { expect, test, vi } from 'vitest';
import { applyAwarenessUpdate, Awareness, encodeAwarenessUpdate } from 'y-protocols/awareness';
import { writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';

class FakeSocket extends EventTarget {
  readonly OPEN = 1;
  readyState = 1;
  readonly frames: Uint8Array[] = [];
  send(frame: Uint8Array) {
    this.frames.push(frame);
  }
}
vi.stubGlobal('WebSocket', FakeSocket);
const { countedSocket } = await import('./counted-socket.ts');

test('a farewell is delivered while a large frame is still being tried out', () => {
  const socket = new (countedSocket({
    ...{ opened() {}, sent() {}, refused() {}, impersonated() {} },
    ...{
      stateOf: () => 0,
      isAffordable: () => true,
      mailbox: () => undefined,
      ownClient: () => 1,
      ownPresence: () => 2,
      tryOut: () => new Promise<boolean>(() => {}),
    },
  }))('wss://cairn.example');
  const heard: number[] = [];
  socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
    heard.push(new Uint8Array(data)[0] ?? -1);
  });
  const comes = (bytes: Uint8Array) =>
    socket.dispatchEvent(new MessageEvent('message', { data: bytes.slice().buffer }));

  const doc = new Y.Doc();
  doc.getArray('entries').push(Array.from({ length: 3_100 }, () => Uint8Array.of(1)));
  comes(
    encode((encoder) => {
      writeVarUint(encoder, MESSAGE_SYNC);
      writeUpdate(encoder, Y.encodeStateAsUpdate(doc));
    }),
  );
  expect(heard).toEqual([]);
  comes(encodeCloseRoom(new Uint8Array(200)));
  expect(heard).toEqual([MESSAGE_CLOSE_ROOM]);
});

test('other people’s presence is not sent again, since the relay would count it against this device', () => {
  const [mine, eves] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
  const socket = new (countedSocket({
    ...{ opened() {}, sent() {}, refused() {}, impersonated() {} },
    ...{
      stateOf: () => 0,
      isAffordable: () => true,
      mailbox: () => undefined,
      tryOut: () => Promise.resolve(true),
    },
    ...{ ownClient: () => 1, ownPresence: () => mine.clientID },
  }))('wss://cairn.example');
  const { frames } = socket as unknown as FakeSocket;
  eves.setLocalState({ sealed: 'eve' });
  applyAwarenessUpdate(mine, encodeAwarenessUpdate(eves, [eves.clientID]), 'relay');
  const say = (...clients: number[]) => {
    const frame = encode((encoder) => {
      writeVarUint(encoder, MESSAGE_AWARENESS);
      writeVarUint8Array(encoder, encodeAwarenessUpdate(mine, clients));
    });
    socket.send(frame);
    return frame;
  };
  say(eves.clientID);
  say();
  expect(frames).toEqual([]);
  const own = [say(mine.clientID), say(eves.clientID, mine.clientID)];
  expect(frames).toEqual(own);
  for (const awareness of [mine, eves]) awareness.destroy();
});
