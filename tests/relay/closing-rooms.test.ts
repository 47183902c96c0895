import { MESSAGE_CLOSE_ROOM } from '@cairn/protocol';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { connectRaw, frameOf } from './raw-socket.ts';
import { cleanUp, isOnPostgres, newDataDir, startRelay } from './relay-process.ts';
import { connectStock, disconnectAll, until } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

const { room, protocols, observing, farewell } = workspaceOf(1);
const SEALED = Buffer.from('a sealed farewell');
const CLOSE = frameOf(MESSAGE_CLOSE_ROOM, farewell(SEALED));
// Public key and signature.
const SIGNED_BYTES = 32 + 64;

afterEach(async () => {
  disconnectAll();
  await cleanUp();
});

test('a writer closes a room: everyone, and each later socket, is told and disconnected with 4410', async () => {
  const dataDir = newDataDir();
  const relay = await startRelay(dataDir);
  const other = connectStock(relay, workspaceOf(2));
  const bob = connectStock(relay, workspaceOf(1));
  bob.text.insert(0, 'what the room held until now');
  await until(() => {
    expect(bob.stored()).toBeGreaterThan(0);
  });
  const bobClosed = new Promise<number>((resolve) => {
    bob.provider.once('closed', ({ code }: { code: number }) => {
      resolve(code);
    });
  });
  const [ada, eve] = [
    await connectRaw(relay, room, protocols),
    await connectRaw(relay, room, observing),
  ];
  ada.socket.send(CLOSE);
  expect(await Promise.all([ada.closed, eve.closed, bobClosed])).toEqual([4410, 4410, 4410]);
  for (const { frames } of [ada, eve]) expect(frames.at(-1)).toEqual(CLOSE);

  await relay.end('SIGKILL');
  const kept = isOnPostgres
    ? []
    : readdirSync(dataDir)
        .filter((name) => name.startsWith('relay.sqlite'))
        .map((name) => readFileSync(join(dataDir, name)));
  expect(Buffer.concat(kept).includes('what the room held')).toBe(false);
  const again = await startRelay(dataDir, relay.port);
  for (const offered of [protocols, observing]) {
    const late = await connectRaw(again, room, offered);
    expect(await late.closed).toBe(4410);
    expect(late.frames).toEqual([CLOSE]);
  }
  other.text.insert(0, 'unmoved');
  await until(() => {
    expect(connectStock(again, workspaceOf(2)).text.toJSON() || other.text.toJSON()).toBe(
      'unmoved',
    );
    expect(other.provider.wsconnected).toBe(true);
  });
});

test('an observer cannot close a room, and a farewell over 16 KiB violates the protocol', async () => {
  const relay = await startRelay(newDataDir());
  const observer = await connectRaw(relay, room, observing);
  observer.socket.send(CLOSE);
  await until(() => {
    expect(observer.frames.map((frame) => frame[0])).toEqual([2]);
  });
  const writer = await connectRaw(relay, room, protocols);
  writer.socket.send(frameOf(MESSAGE_CLOSE_ROOM, new Uint8Array(16 * 1024 + 1)));
  expect(await writer.closed).toBe(4400);
  const later = await connectRaw(relay, room, protocols);
  const longest = farewell(new Uint8Array(16 * 1024 - SIGNED_BYTES));
  later.socket.send(frameOf(MESSAGE_CLOSE_ROOM, longest));
  expect(await later.closed).toBe(4410);
});

test('a write token alone cannot close a room: the farewell has to be signed for it', async () => {
  const relay = await startRelay(newDataDir());
  const others = workspaceOf(2).farewell(SEALED);
  const changed = farewell(SEALED);
  changed[40] = (changed[40] ?? 0) ^ 1;
  for (const unsigned of [SEALED, new Uint8Array(), others, changed]) {
    const thief = await connectRaw(relay, room, protocols);
    thief.socket.send(frameOf(MESSAGE_CLOSE_ROOM, unsigned));
    expect(await thief.closed).toBe(4400);
  }
  const writer = await connectRaw(relay, room, protocols);
  writer.socket.send(CLOSE);
  expect(await writer.closed).toBe(4410);
});

test('if two people close a room at once, both get the farewell of the first', async () => {
  const relay = await startRelay(newDataDir());
  const [ada, bob] = [
    await connectRaw(relay, room, protocols),
    await connectRaw(relay, room, protocols),
  ];
  const second = frameOf(MESSAGE_CLOSE_ROOM, farewell(Buffer.from('another farewell')));
  ada.socket.send(CLOSE);
  bob.socket.send(second);
  expect(await Promise.all([ada.closed, bob.closed])).toEqual([4410, 4410]);
  const heard = [ada, bob].map(({ frames }) => frames.at(-1));
  expect(heard[0]).toEqual(heard[1]);
  expect([CLOSE, second]).toContainEqual(heard[0]);
});
