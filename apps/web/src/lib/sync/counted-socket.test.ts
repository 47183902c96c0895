/** What comes is let in one after the other, and the relay's last word is heard before it hangs up. */
import { encodeCloseRoom, MESSAGE_CLOSE_ROOM, MESSAGE_SYNC } from '@cairn/protocol';
import { encode, writeVarUint } from 'lib0/encoding';
import { expect, test, vi } from 'vitest';
import { writeUpdate } from 'y-protocols/sync';
import * as Y from 'yjs';

class FakeSocket extends EventTarget {
  readonly OPEN = 1;
  readyState = 1;
}
vi.stubGlobal('WebSocket', FakeSocket);
const { countedSocket } = await import('./counted-socket.ts');

test('a farewell is heard while something large is tried out', () => {
  const socket = new (countedSocket({
    ...{ opened() {}, sent() {}, refused() {}, impersonated() {} },
    ...{
      stateOf: () => 0,
      isAffordable: () => true,
      ownClient: () => 1,
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
