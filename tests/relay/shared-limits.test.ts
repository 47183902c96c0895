/* The limits on what sockets and rooms share, each with real sockets and a real store. */

import { encodeCloseRoom, MESSAGE_AWARENESS } from '@cairn/protocol';
import * as encoding from 'lib0/encoding';
import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import {
  connectRaw,
  gone,
  hangUpAll,
  type RawSocket,
  shakeHands,
  syncFrame,
} from './raw-socket.ts';
import { cleanUp, newDataDir, type RelayProcess, startRelay } from './relay-process.ts';
import { connectStock, disconnectAll, until } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

const MIB = 1024 * 1024;

afterEach(async () => {
  disconnectAll();
  hangUpAll();
  await cleanUp();
});

function relayWith(env: Record<string, string>): Promise<RelayProcess> {
  return startRelay(newDataDir(), 0, env);
}

async function metric(relay: RelayProcess, name: string): Promise<number> {
  const text = await (await fetch(`${relay.http}/metrics`)).text();
  const line = text.split('\n').find((candidate) => candidate.startsWith(`${name} `));
  return line === undefined ? 0 : Number(line.slice(name.length + 1));
}

function refused(relay: RelayProcess, reason: string): Promise<number> {
  return metric(relay, `cairn_refused_total{reason="${reason}"}`);
}

/** The beginning of a binary message that never continues, in one frame or as a fragment. */
function beginning(bytes: number, fragment: boolean): Buffer {
  const head = Buffer.alloc(14);
  head[0] = fragment ? 0x02 : 0x82;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(fragment ? bytes : 60 * MIB), 2);
  return Buffer.concat([head, Buffer.alloc(bytes)]);
}

/** A frame masked with zeros: an opcode with its FIN bit, and fewer than 126 bytes. */
function small(opcode: number, ...bytes: number[]): Buffer {
  return Buffer.of(opcode, 0x80 | bytes.length, 0, 0, 0, 0, ...bytes);
}

/** A whole frame with a state of this many bytes, from 300 to 65,000, masked with zeros. */
function presence(clientId: number, bytes: number): Buffer {
  const message = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, MESSAGE_AWARENESS);
    const body = encoding.encode((entries) => {
      for (const number of [1, clientId, 1]) encoding.writeVarUint(entries, number);
      encoding.writeVarString(entries, JSON.stringify('x'.repeat(bytes - 2)));
    });
    encoding.writeVarUint8Array(encoder, body);
  });
  const head = Buffer.from([0x82, 0x80 | 126, 0, 0, 0, 0, 0, 0]);
  head.writeUInt16BE(message.length, 2);
  return Buffer.concat([head, message]);
}

function many(frame: Buffer, bytes: number): Buffer {
  return Buffer.concat(Array.from({ length: Math.floor(bytes / frame.length) }, () => frame));
}

/** Text in parts that aren't joined, since one over 1 MiB would be refused. */
function updateOf(characters: number): Uint8Array {
  const doc = new Y.Doc();
  for (let left = characters; left > 0; left -= MIB / 2) {
    doc.getText('t').insert(0, 'x'.repeat(Math.min(left, MIB / 2)));
  }
  return Y.encodeStateAsUpdate(doc);
}

test('LIMIT_CONNECTIONS_PER_SECOND: after a burst an address gets 429, while another is let in', async () => {
  const relay = await relayWith({ LIMIT_CONNECTIONS_PER_SECOND: '2', TRUST_PROXY: '1' });
  const answers = await Promise.all(
    Array.from({ length: 60 }, () => shakeHands(relay, workspaceOf(1))),
  );
  const turnedDown = answers.filter(({ status }) => status === 429);
  expect(turnedDown.length).toBeGreaterThan(20);
  expect((await shakeHands(relay, workspaceOf(2), '10.0.0.2')).status).toBe(101);
  expect(await refused(relay, 'connections_per_second')).toBe(turnedDown.length);
  // The rejected sockets are gone, although this side never closed them.
  await Promise.all(turnedDown.map(({ socket }) => gone(socket)));
});

test('LIMIT_CLOSING_SECONDS: sockets that ignore being closed count until they are cut off', async () => {
  const relay = await relayWith({ LIMIT_SOCKETS_PER_ADDRESS: '2', LIMIT_CLOSING_SECONDS: '1' });
  const answers = await Promise.all(
    Array.from({ length: 200 }, () => shakeHands(relay, workspaceOf(1))),
  );
  const held = answers.filter(({ status }) => status === 101).length;
  expect(held).toBeLessThanOrEqual(2 + 64);
  expect(answers.filter(({ status }) => status === 503)).toHaveLength(200 - held);
  expect(await metric(relay, 'cairn_closing_sockets')).toBe(held - 2);
  await until(async () => {
    expect(await metric(relay, 'cairn_sockets')).toBe(2);
  });
  expect(await metric(relay, 'cairn_closings_ignored_total')).toBe(held - 2);
});

test.each([
  ['in one frame', false],
  ['in fragments', true],
])(
  'LIMIT_UNFINISHED_BYTES: the total of what arrives %s and never ends is bounded',
  async (_how, fragment) => {
    const relay = await relayWith({ LIMIT_UNFINISHED_BYTES: String(4 * MIB), TRUST_PROXY: '1' });
    const honest = await shakeHands(relay, workspaceOf(2), '10.9.9.9');
    honest.socket.write(beginning(MIB, false));
    for (let index = 0; index < 20; index += 1) {
      const { socket } = await shakeHands(relay, workspaceOf(1));
      socket.write(beginning(MIB, fragment));
    }
    await until(async () => {
      expect(await refused(relay, 'unfinished_bytes')).toBeGreaterThan(15);
    });
    expect(await metric(relay, 'cairn_unfinished_bytes')).toBeLessThan(4 * MIB);
    expect(honest.socket.readyState).toBe('open');
    expect(await metric(relay, 'cairn_sockets')).toBeLessThanOrEqual(5);
  },
);

test('LIMIT_UNFINISHED_BYTES: a message in single bytes counts for what storing them takes', async () => {
  const relay = await relayWith({ LIMIT_UNFINISHED_BYTES: '2000' });
  const { socket } = await shakeHands(relay, workspaceOf(1));
  socket.setNoDelay(true);
  socket.write(beginning(0, false));
  const closed = gone(socket);
  const trickle = setInterval(() => socket.write(Uint8Array.of(0)), 2);
  await closed;
  clearInterval(trickle);
  expect(socket.bytesWritten).toBeLessThan(2_000);
});

test('LIMIT_UNFINISHED_BYTES: pings between the fragments of a message do not make it count for less', async () => {
  const relay = await relayWith({ LIMIT_UNFINISHED_BYTES: String(4 * MIB) });
  for (let index = 0; index < 8; index += 1) {
    const { socket } = await shakeHands(relay, workspaceOf(1));
    socket.write(beginning(MIB, true));
    socket.write(many(small(0x89), 8_000));
  }
  await until(async () => {
    expect(await refused(relay, 'unfinished_bytes')).toBeGreaterThan(3);
  });
  const held = await metric(relay, 'cairn_unfinished_bytes');
  expect(held).toBeGreaterThan(MIB);
  expect(held).toBeLessThanOrEqual(4 * MIB);
});

test('LIMIT_UNFINISHED_BYTES: a fragment of one byte counts for what storing it takes', async () => {
  const relay = await relayWith({ LIMIT_UNFINISHED_BYTES: String(4 * MIB) });
  for (let index = 0; index < 10; index += 1) {
    const { socket } = await shakeHands(relay, workspaceOf(1));
    socket.write(Buffer.concat([small(0x02, 1), many(small(0x00, 1), 64_000)]));
  }
  await until(async () => {
    expect(await refused(relay, 'unfinished_bytes')).toBeGreaterThan(4);
  });
});

test.each([
  ['messages', small(0x82, 3)],
  ['pings', small(0x89)],
])(
  'small %s of many sockets at once wait as bytes, and others are answered',
  async (_what, one) => {
    const relay = await relayWith({});
    const sockets = [];
    for (let room = 0; room < 4; room += 1) {
      for (let seat = 0; seat < 15; seat += 1) {
        sockets.push((await shakeHands(relay, workspaceOf(room))).socket);
      }
    }
    const before = await metric(relay, 'process_resident_memory_bytes');
    const packet = many(one, 64 * 1024);
    for (const socket of sockets) socket.write(packet);
    let memory = 0;
    for (let times = 0; times < 10; times += 1) {
      const startedAt = performance.now();
      memory = Math.max(memory, await metric(relay, 'process_resident_memory_bytes'));
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    }
    expect(memory - before).toBeLessThan(100 * MIB);
  },
);

test('LIMIT_ALL_BUFFERED_BYTES: of many sockets that do not read, some are cut off, and readers stay', async () => {
  const relay = await relayWith({ LIMIT_ALL_BUFFERED_BYTES: String(24 * MIB), TRUST_PROXY: '1' });
  const { room, protocols } = workspaceOf(1);
  const ada = await connectRaw(relay, room, protocols);
  ada.socket.send(syncFrame(2, updateOf(2 * MIB)));
  for (let index = 0; index < 16; index += 1) {
    const { socket } = await shakeHands(relay, workspaceOf(1), '10.0.0.7');
    socket.pause();
    // Step 1, three times: each is answered with everything.
    const step1 = Uint8Array.of(0x82, 0x84, 0, 0, 0, 0, 0, 0, 1, 0);
    for (let time = 0; time < 3; time += 1) socket.write(step1);
  }
  await until(async () => {
    expect(await refused(relay, 'all_buffered_bytes')).toBeGreaterThan(0);
  });
  expect(await metric(relay, 'cairn_buffered_bytes')).toBeLessThanOrEqual(24 * MIB + 3 * MIB);
  expect(ada.socket.readyState).toBe(WebSocket.OPEN);
});

test('LIMIT_ALL_BUFFERED_BYTES: presence counts, and the address that holds most of it loses sockets', async () => {
  const relay = await relayWith({ LIMIT_ALL_BUFFERED_BYTES: String(MIB), TRUST_PROXY: '1' });
  const honest = await shakeHands(relay, workspaceOf(0), '10.9.9.9');
  honest.socket.write(presence(1, 30_000));
  for (let room = 1; room <= 30; room += 1) {
    const { socket } = await shakeHands(relay, workspaceOf(room));
    socket.on('data', () => undefined);
    socket.write(presence(room, 60_000));
  }
  await until(async () => {
    expect(await refused(relay, 'all_buffered_bytes')).toBeGreaterThanOrEqual(30 - 17);
  });
  expect(await metric(relay, 'cairn_presence_bytes')).toBeLessThanOrEqual(MIB);
  expect(await metric(relay, 'cairn_presence_bytes')).toBeGreaterThan(MIB / 2);
  expect(honest.socket.readyState).toBe('open');
});

test('LIMIT_UPDATES_PER_SECOND_AND_ADDRESS: large frames that violate the protocol lock their address out', async () => {
  const relay = await relayWith({ TRUST_PROXY: '1' });
  const { room, protocols } = workspaceOf(1);
  const say = async (from: string, message: Uint8Array): Promise<number> => {
    const headers = { 'X-Forwarded-For': from };
    const socket = new WebSocket(`${relay.sockets}/${room}`, protocols, { headers });
    socket.on('error', () => undefined);
    await once(socket, 'open');
    socket.send(message);
    const [code] = (await once(socket, 'close')) as [number];
    return code;
  };
  const broken = Buffer.alloc(60 * MIB, 255);
  for (let times = 0; times < 3; times += 1) expect(await say('10.0.0.1', broken)).toBe(4400);
  expect(await say('10.0.0.1', Uint8Array.of(42))).toBe(1013);
  expect(await say('10.0.0.2', Uint8Array.of(42))).toBe(4400);
  expect(await refused(relay, 'malformed')).toBe(4);
  expect(await refused(relay, 'pace')).toBe(1);
});

test('a socket that is told to close and goes on sending is cut off after a MiB', async () => {
  const relay = await relayWith({ LIMIT_SOCKETS_PER_ADDRESS: '1' });
  await shakeHands(relay, workspaceOf(1));
  const { socket, status } = await shakeHands(relay, workspaceOf(1));
  expect(status).toBe(101);
  socket.write(beginning(4 * MIB, false));
  // Long before the end of the time it has for closing.
  await gone(socket);
  expect(await metric(relay, 'cairn_closings_ignored_total')).toBe(0);
  expect(await metric(relay, 'cairn_received_bytes_total')).toBe(0);
});

test('LIMIT_DISK_BYTES: once it is reached nothing grows, and everything can still be read', async () => {
  const relay = await relayWith({ LIMIT_DISK_BYTES: '200000' });
  const { room, protocols } = workspaceOf(1);
  const ada = await connectRaw(relay, room, protocols);
  ada.socket.send(syncFrame(2, updateOf(150_000)));
  await until(async () => {
    expect(await metric(relay, 'cairn_disk_bytes')).toBeGreaterThan(150_000);
  });
  ada.socket.send(syncFrame(2, updateOf(60_000)));
  ada.socket.send(syncFrame(2, updateOf(60_000)));
  expect(await ada.closed).toBe(1013);
  const other = workspaceOf(2);
  const bob = await connectRaw(relay, other.room, other.protocols);
  expect(await bob.closed).toBe(1013);
  const reader = connectStock(relay, workspaceOf(1));
  await until(() => {
    expect(reader.text.length).toBeGreaterThanOrEqual(150_000);
  });
  expect(await refused(relay, 'disk_bytes')).toBeGreaterThanOrEqual(2);
});

test('LIMIT_DISK_BYTES: a farewell is refused too, unless it frees space', async () => {
  const relay = await relayWith({ LIMIT_DISK_BYTES: '200000' });
  const enter = async (number: number): Promise<RawSocket> => {
    const { room, protocols } = workspaceOf(number);
    return connectRaw(relay, room, protocols);
  };
  const [empty, large] = [await enter(1), await enter(2)];
  const small = await enter(3);
  small.socket.send(syncFrame(2, updateOf(10)));
  large.socket.send(syncFrame(2, updateOf(200_000)));
  await until(async () => {
    expect(await metric(relay, 'cairn_disk_bytes')).toBeGreaterThan(200_000);
  });
  const close = (number: number): Uint8Array =>
    encodeCloseRoom(workspaceOf(number).farewell(Buffer.alloc(10_000)));
  empty.socket.send(close(1));
  small.socket.send(close(3));
  expect(await Promise.all([empty.closed, small.closed])).toEqual([1013, 1013]);
  large.socket.send(close(2));
  expect(await large.closed).toBe(4410);
});
