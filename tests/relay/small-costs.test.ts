/* What is small by itself, with real sockets: tiny messages, and frames of an address that owes. */

import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { connectRaw, hangUpAll, type RawSocket, shakeHands, syncFrame } from './raw-socket.ts';
import { cleanUp, newDataDir, type RelayProcess, startRelay } from './relay-process.ts';
import { until } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

const MIB = 1024 * 1024;
const { room, protocols } = workspaceOf(1);

afterEach(async () => {
  hangUpAll();
  await cleanUp();
});

async function bufferedBytes(relay: RelayProcess): Promise<number> {
  const text = await (await fetch(`${relay.http}/metrics`)).text();
  return Number(/^cairn_buffered_bytes (\d+)$/m.exec(text)?.[1]);
}

test('tiny messages that nobody reads count as the memory they take', async () => {
  const relay = await startRelay(newDataDir());
  const { socket } = await shakeHands(relay, workspaceOf(1));
  socket.pause();
  const writer = await connectRaw(relay, room, protocols);
  const doc = new Y.Doc();
  let stored = 0;
  writer.socket.on('message', (data: Buffer) => {
    if (data[0] === 100) stored += 1;
  });
  doc.getArray('a').push([new Uint8Array(16 * MIB)]);
  writer.socket.send(syncFrame(1, Y.encodeStateAsUpdate(doc)));
  await until(() => {
    expect(stored).toBe(1);
  });
  const before = await bufferedBytes(relay);
  expect(before).toBeGreaterThan(0);
  const tiny = 200;
  for (let index = 0; index < tiny; index += 1) {
    const known = Y.encodeStateVector(doc);
    doc.getArray('a').push([index]);
    writer.socket.send(syncFrame(2, Y.encodeStateAsUpdate(doc, known)));
    // One at a time, so that each is written by itself.
    await until(() => {
      expect(stored).toBe(2 + index);
    });
  }
  expect((await bufferedBytes(relay)) - before).toBeGreaterThan(tiny * 150);
}, 30_000);

test('an address that owes is not read until it has paid, so its debt is one frame at most', async () => {
  const relay = await startRelay(newDataDir());
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getArray('a').push(Array(1_000_000).fill(null));
  // To be asked for the last value costs some 130,000 units, and 600,000 are free.
  const allButOne = syncFrame(0, Uint8Array.of(1, 1, 0xbf, 0x84, 0x3d));
  const sockets: RawSocket[] = [];
  for (let index = 0; index < 8; index += 1) {
    sockets.push(await connectRaw(relay, room, protocols));
  }
  sockets[0]?.socket.send(syncFrame(1, Y.encodeStateAsUpdate(doc)));
  await until(() => {
    expect(sockets.filter(({ frames }) => frames.some(([, step]) => step === 2))).toHaveLength(7);
  });
  const answered = (): number =>
    sockets.filter(({ frames }) => frames.some(([kind, step]) => kind === 0 && step === 1)).length;
  for (const { socket } of sockets.slice(1)) socket.send(allButOne);
  await until(() => {
    expect(answered()).toBeGreaterThan(3);
  });
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(answered()).toBeLessThan(7);
}, 30_000);
