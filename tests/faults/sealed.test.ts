import { readAll, readMeta, setUpWorkspace } from '@cairn/model/document';
import { createGoal, goals } from '@cairn/model/goals';
import { joinAsPerson, people } from '@cairn/model/people';
import { newId, type PersonId, type WorkspaceId } from '@cairn/model/shared';
import { randomBytes } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { areEqual, openSealedClient, type SealedClient } from '../actions/sealed-client.ts';
import { layLossyLine } from '../relay/lossy-line.ts';
import { cleanUp, newDataDir, startRelay } from '../relay/relay-process.ts';
import { until } from '../relay/stock-client.ts';

const CHANGES = Number(process.env['CHANGES'] ?? 6_000);
const SEED = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
const secret = new Uint8Array(32).fill(5);
let clients: SealedClient[] = [];

afterEach(async () => {
  for (const client of clients) client.close();
  clients = [];
  await cleanUp();
});

/**
 * A source of randomness that makes it wait as long as it may before compacting, which two bytes
 * decide.
 */
const unhurried = (length: number) =>
  length === 2 ? Uint8Array.of(255, 255) : new Uint8Array(randomBytes(length));

function open(sockets: string, person: string): SealedClient {
  const client = openSealedClient({ sockets, secret, person, random: unhurried });
  clients.push(client);
  return client;
}

const notes = ({ inner }: SealedClient) => inner.getText('notes');
const stored = (...all: SealedClient[]) =>
  until(() => {
    for (const client of all) expect(client.isStored()).toBe(true);
  });
const equal = (a: SealedClient, b: SealedClient) =>
  until(() => {
    expect(areEqual(a.inner, b.inner)).toBe(true);
    expect(areEqual(a.outer, b.outer)).toBe(true);
  });

/** Park and Miller's generator: seeded numbers from 0 up to 1. */
function chanceOf(seed: number): () => number {
  let state = (seed % 2_147_483_646) + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** Makes `changes` transactions, each of which inserts, deletes or sets a value. */
function live({ inner }: SealedClient, name: string, changes: number, chance: () => number): void {
  const text = inner.getText('notes');
  for (let at = 0; at < changes; at += 1) {
    inner.transact(() => {
      if (at % 5 === 4 && text.length > 10)
        text.delete(Math.floor(chance() * (text.length - 5)), 3);
      else text.insert(Math.floor(chance() * (text.length + 1)), name);
      if (at % 3 === 0) inner.getMap('fields').set(`${name}${String(at % 50)}`, at);
    });
  }
}

test(`F12: ${String(CHANGES)} changes made in thirty days offline are sent as one entry, and both have everything`, async () => {
  const relay = await startRelay(newDataDir());
  const mira = open(relay.sockets, 'mira');
  notes(mira).insert(0, 'Begin. ');
  await stored(mira);
  const robin = open(relay.sockets, 'robin');
  await stored(robin, mira);
  await equal(mira, robin);

  mira.provider.disconnect();
  const chance = chanceOf(SEED);
  live(mira, 'mira ', CHANGES, chance);
  live(robin, 'robin ', CHANGES / 10, chance);
  await stored(robin);
  const missing = Y.encodeStateAsUpdate(mira.inner, Y.encodeStateVector(robin.inner)).length;
  const before = { number: mira.mailbox.status.own, bytes: mira.sentBytes() };
  const startedAtMs = performance.now();
  mira.provider.connect();
  await stored(mira);
  await equal(mira, robin);
  const tookMs = performance.now() - startedAtMs;

  expect(mira.mailbox.status.own).toBe(before.number + 1);
  const sent = mira.sentBytes() - before.bytes;
  // Sealing adds little; the rest is the greeting, presence, and what the mailbox already had.
  expect(sent).toBeLessThan(missing * 1.1 + 4_096);
  for (const { inner } of [mira, robin]) {
    expect(inner.getMap('fields').size).toBe(100);
    expect(inner.store.pendingStructs).toBe(null);
  }
  process.stdout.write(
    `F12: seed ${String(SEED)}, ${String(CHANGES)} changes: ${String(sent)} bytes in one entry (plain ${String(missing)}), equal after ${tookMs.toFixed(0)} ms\n`,
  );

  const newcomer = open(relay.sockets, 'ada');
  await equal(newcomer, mira);
});

test('F25: two people who set up one workspace offline meet in it, with one name and everything either began', async () => {
  const relay = await startRelay(newDataDir());
  const both = (['Mira', 'Robin'] as const).map((name) => {
    const client = open(relay.sockets, name);
    client.provider.disconnect();
    const now = Date.now;
    const random = (length: number) => new Uint8Array(randomBytes(length));
    const writer = { doc: client.inner, person: name as PersonId, now, random };
    setUpWorkspace(writer, { id: newId<WorkspaceId>(random), name: `${name}’s workspace` });
    joinAsPerson(writer, { name, role: 'mentee', colour: 0, timezone: '' });
    createGoal(writer, { title: `${name}’s goal`, horizon: 'short' });
    return client;
  });
  for (const { provider } of both) provider.connect();
  await stored(...both);
  const [mira, robin] = both;
  if (!mira || !robin) throw new Error('two were opened');
  await equal(mira, robin);
  const meta = readMeta(mira.inner);
  expect(readMeta(robin.inner)).toEqual(meta);
  expect(['Mira’s workspace', 'Robin’s workspace']).toContain(meta.name);
  expect(readAll(robin.inner, people).records.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['Mira', 'Robin']),
  );
  expect(readAll(mira.inner, goals).records).toHaveLength(2);
});

test('F13: messages dropped, repeated and out of order are recovered once the connection is good', async () => {
  process.stdout.write(`F13: SEED=${String(SEED)}\n`);
  const relay = await startRelay(newDataDir());
  const chance = chanceOf(SEED);
  const line = await layLossyLine(relay.sockets, chance);
  const mira = open(relay.sockets, 'mira');
  notes(mira).insert(0, 'Begin. ');
  await stored(mira);
  const robin = open(line.sockets, 'robin');
  const ada = open(line.sockets, 'ada');
  await until(() => {
    expect(robin.provider.wsconnected && ada.provider.wsconnected).toBe(true);
  });
  for (let round = 0; round < 40; round += 1) {
    for (const [client, name] of [
      [mira, 'mira '],
      [robin, 'robin '],
      [ada, 'ada '],
    ] as const) {
      live(client, name, 1, chance);
      client.inner.getMap('actions').set(`${name}${String(round)}`, round);
      await client.mailbox.flush();
    }
  }
  line.heal();
  await until(() => {
    for (const { inner } of [mira, robin, ada]) expect(inner.getMap('actions').size).toBe(120);
  });
  await stored(mira, robin, ada);
  await equal(mira, robin);
  await equal(mira, ada);
  const newcomer = open(relay.sockets, 'new');
  await equal(newcomer, mira);
  line.close();
});
