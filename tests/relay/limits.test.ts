import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { connectRaw, syncFrame } from './raw-socket.ts';
import { cleanUp, newDataDir, type RelayProcess, startRelay } from './relay-process.ts';
import { connectStock, disconnectAll, until } from './stock-client.ts';
import { workspaceOf } from './workspace.ts';

afterEach(async () => {
  disconnectAll();
  await cleanUp();
});

function relayWith(env: Record<string, string>): Promise<RelayProcess> {
  return startRelay(newDataDir(), 0, env);
}

function enter(relay: RelayProcess, number: number) {
  const { room, protocols } = workspaceOf(number);
  return connectRaw(relay, room, protocols);
}

async function refusals(relay: RelayProcess): Promise<string> {
  return (await fetch(`${relay.http}/metrics`)).text();
}

test('LIMIT_SOCKETS_PER_ROOM: one too many is closed with 1013, and gets in once another has left', async () => {
  const relay = await relayWith({ LIMIT_SOCKETS_PER_ROOM: '2' });
  const [first] = [await enter(relay, 1), await enter(relay, 1)];
  expect(await (await enter(relay, 1)).closed).toBe(1013);
  first.socket.terminate();
  await until(async () => {
    const again = await enter(relay, 1);
    await until(() => {
      expect(again.frames.length).toBeGreaterThan(0);
    });
  });
  expect(await refusals(relay)).toContain('cairn_refused_total{reason="sockets_per_room"}');
});

/** Waits until the relay has let somebody in, since a database may answer the next one first. */
async function enterInTurn(relay: RelayProcess, number: number): Promise<void> {
  const { frames } = await enter(relay, number);
  await until(() => {
    expect(frames.length).toBeGreaterThan(0);
  });
}

test('LIMIT_SOCKETS_PER_ADDRESS and LIMIT_ROOMS_PER_HOUR: one too many is closed with 1013', async () => {
  const crowded = await relayWith({ LIMIT_SOCKETS_PER_ADDRESS: '2' });
  for (const number of [1, 2]) await enterInTurn(crowded, number);
  expect(await (await enter(crowded, 3)).closed).toBe(1013);

  const relay = await relayWith({ LIMIT_ROOMS_PER_HOUR: '2' });
  for (const number of [1, 2]) await enterInTurn(relay, number);
  expect(await (await enter(relay, 3)).closed).toBe(1013);
  expect((await enter(relay, 1)).socket.readyState).toBe(1);
});

test('LIMIT_ROOMS_PER_HOUR: whether an observer was there before the writer makes no difference', async () => {
  const relay = await relayWith({ LIMIT_ROOMS_PER_HOUR: '2' });
  for (let number = 1; number <= 4; number += 1) {
    const { room, observing } = workspaceOf(number);
    await connectRaw(relay, room, observing);
    const writer = await enter(relay, number);
    writer.socket.send(Uint8Array.of(0, 0, 1, 0));
    if (number > 2) expect(await writer.closed).toBe(1013);
  }
  expect(await refusals(relay)).toContain('cairn_refused_total{reason="rooms_per_hour"} 2');
});

test('LIMIT_ROOM_BYTES: what does not fit is refused with 4413, and what frees space is accepted', async () => {
  const relay = await relayWith({ LIMIT_ROOM_BYTES: '20000' });
  const ada = connectStock(relay, workspaceOf(1));
  ada.text.insert(0, 'a'.repeat(15_000));
  await until(() => {
    expect(ada.stored()).toBeGreaterThan(0);
  });
  const greedy = new Y.Doc();
  greedy.getText('t').insert(0, 'b'.repeat(10_000));
  const eve = await enter(relay, 1);
  eve.socket.send(syncFrame(2, Y.encodeStateAsUpdate(greedy)));
  expect(await eve.closed).toBe(4413);
  expect(ada.text.length).toBe(15_000);

  // Each of these rewrites everything: 15,000 more bytes in transit, and none once folded.
  const before = ada.stored();
  for (let round = 0; round < 5; round += 1) {
    ada.doc.transact(() => {
      ada.text.delete(0, ada.text.length);
      ada.text.insert(0, String(round).repeat(15_000));
    });
  }
  await until(() => {
    expect(ada.stored()).toBe(before + 5);
  });
  const late = connectStock(relay, workspaceOf(1));
  await until(() => {
    expect(late.text.toJSON()).toBe('4'.repeat(15_000));
  });
});

test('LIMIT_UPDATES_PER_SECOND: beyond the burst a socket is read slowly and nothing is dropped', async () => {
  const relay = await relayWith({ LIMIT_UPDATES_PER_SECOND: '25' });
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let index = 0; index < 30_100; index += 1) doc.getMap('m').set('key', index);
  const ada = await enter(relay, 1);
  for (const update of updates) ada.socket.send(syncFrame(2, update));
  const late = connectStock(relay, workspaceOf(1));
  await until(() => {
    expect(late.doc.getMap('m').get('key')).toBe(30_099);
  });
  expect(await refusals(relay)).toMatch(/cairn_slowed_total [1-9]/);
  expect(ada.socket.readyState).toBe(1);
});

test('LIMITS=off lifts all of them', async () => {
  const relay = await relayWith({ LIMITS: 'off', LIMIT_SOCKETS_PER_ROOM: '1' });
  await enter(relay, 1);
  expect((await enter(relay, 1)).socket.readyState).toBe(1);
});

test('a variable that isn’t a number gives a message and exit code 1', async () => {
  await expect(relayWith({ LIMIT_ROOM_BYTES: '64MB' })).rejects.toThrow(
    'LIMIT_ROOM_BYTES is "64MB", but it must be a whole number of bytes, or 0 for no limit.',
  );
});
