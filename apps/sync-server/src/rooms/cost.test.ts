/* What frames cost of a member's pace: making the room work costs, however short the frame. */

import {
  deriveKeys,
  encodeCloseRoom,
  roomOf,
  sign,
  signFarewell,
  tokenHash,
} from '@cairn/protocol';
import * as encoding from 'lib0/encoding';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { createLog } from '../log.ts';
import { createTally } from '../metrics/tally.ts';
import { openSqliteStorage } from '../storage/sqlite-storage.ts';
import type { LocalStorage } from '../storage/storage.ts';
import { testRoom } from '../storage/storage-contract.ts';
import { DEFAULT_TIMING } from '../timing.ts';
import { encodePresence, encodeSync, readFrame } from './frames.ts';
import { createRooms, type Joined, type Rooms } from './rooms.ts';
import { clientsFrom } from './test-clients.ts';
import { createTestMember } from './test-member.ts';

const KIB = 1024;
const CLIENT = 5;
const QUERY_PRESENCE = Uint8Array.of(3);
const limits = { ...DEFAULT_LIMITS };
const clock = { now: 0 };
let folder: string;
let storage: LocalStorage;
let rooms: Rooms;

beforeEach(() => {
  folder = mkdtempSync(joinPath(tmpdir(), 'cairn-cost-'));
  storage = openSqliteStorage(folder);
  const [log, tally] = [createLog('silent'), createTally()];
  const now = (): number => clock.now;
  limits.roomBytes = 1024 * KIB;
  rooms = createRooms({ storage, timing: DEFAULT_TIMING, limits, log, tally, now, date: now });
});

afterEach(() => {
  void rooms.stop();
  storage.close();
  rmSync(folder, { recursive: true });
});

function join(member = createTestMember()): Extract<Joined, { ok: true }> {
  const joined = rooms.join({ room: testRoom(1), verifyKeyHash: new Uint8Array(32) }, member);
  if (!joined.ok) throw new Error(joined.reason);
  return joined;
}

/** The same, in a room that may be large. */
function joinLarge(): Extract<Joined, { ok: true }> {
  limits.roomBytes = DEFAULT_LIMITS.roomBytes;
  return join();
}

/** A document whose text has this many letters. */
function letters(count: number): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  doc.getText('t').insert(0, 'x'.repeat(count));
  return doc;
}

test('asking for the end of something long costs as much as the whole of it', () => {
  const { place } = join();
  place.receive(encodeSync(1, Y.encodeStateAsUpdate(letters(512 * KIB))));
  const allButOne = Y.encodeStateVector(letters(512 * KIB - 1));
  expect(place.receive(encodeSync(0, allButOne))).toBeGreaterThanOrEqual((6 * 512) / 16);
});

test('asking for the end of many long texts costs as much as one, and binary content isn’t read', () => {
  const { place } = joinLarge();
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  for (let part = 0; part < 12; part += 1) doc.getText('t').insert(0, 'x'.repeat(512 * KIB));
  const texts = 12 * 512 * KIB;
  const vector = (clock: number) => encodeSync(0, Y.encodeStateVector(new Map([[CLIENT, clock]])));
  place.receive(encodeSync(1, Y.encodeStateAsUpdate(doc)));
  expect(place.receive(vector(texts - 1))).toBeLessThan((7 * 512) / 16);
  const before = Y.encodeStateVector(doc);
  doc.getArray('a').push([new Uint8Array(9), new Uint8Array(2_048 * KIB)]);
  place.receive(encodeSync(2, Y.encodeStateAsUpdate(doc, before)));
  expect(place.receive(vector(texts + 1))).toBeLessThan(2_048 / 16 + 9);
});

test('text or values over 1 MiB in one item, and JSON over 1 MiB in all, can’t be read', () => {
  const { place } = joinLarge();
  expect(place.receive(encodeSync(2, Y.encodeStateAsUpdate(letters(1_024 * KIB + 1))))).toEqual({
    cost: expect.any(Number) as number,
  });
  const json = JSON.stringify(['x'.repeat(60 * KIB)]);
  expect(place.receive(encodeSync(2, embeds(json, 18)))).toEqual({
    cost: expect.any(Number) as number,
  });
  expect(place.receive(encodeSync(2, embeds(json, 17)))).toBeGreaterThan(1_000);
});

test('coming into a room with many clients and deletions costs, and so does asking', () => {
  const { place } = join();
  const docs = Array.from({ length: 800 }, (_, index) => {
    const doc = new Y.Doc();
    doc.clientID = index + 1;
    doc.getText('t').insert(0, 'abc');
    doc.getText('t').delete(1, 1);
    return Y.encodeStateAsUpdate(doc);
  });
  const all = Y.mergeUpdates(docs);
  place.receive(encodeSync(1, all));
  expect(join().cost).toBeGreaterThanOrEqual(800 / 16);
  const everything = Y.encodeStateVectorFromUpdate(all);
  expect(place.receive(encodeSync(0, everything))).toBeGreaterThanOrEqual((2 * 800) / 16);
});

test('a state vector costs by its clients, even those that the room doesn’t know', () => {
  const { place } = join();
  const clients = 4_000;
  const vector = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, clients);
    for (let client = 0; client < clients; client += 1) {
      encoding.writeVarUint(encoder, client);
      encoding.writeVarUint(encoder, 1);
    }
  });
  expect(place.receive(encodeSync(0, vector))).toBeGreaterThanOrEqual(clients / 16);
});

test('asking for something in a room that has to be read again costs', () => {
  const { place } = join();
  const doc = letters(512 * KIB);
  place.receive(encodeSync(1, Y.encodeStateAsUpdate(doc)));
  void rooms.commit();
  const nothingMissing = encodeSync(0, Y.encodeStateVector(doc));
  expect(place.receive(nothingMissing)).toBe(1);
  clock.now += DEFAULT_TIMING.idleMs;
  rooms.rest();
  expect(place.receive(nothingMissing)).toBeGreaterThanOrEqual(512 / 16);
});

test('a change to a full room costs as much as the room, since its folded size has to be worked out', () => {
  const { place } = join();
  const doc = letters(1_000 * KIB);
  place.receive(encodeSync(1, Y.encodeStateAsUpdate(doc)));
  place.receive(encodeSync(2, Y.encodeStateAsUpdate(letters(1_000 * KIB))));
  const before = Y.encodeStateVector(doc);
  doc.getText('t').insert(0, 'y'.repeat(23 * KIB));
  place.receive(encodeSync(2, Y.encodeStateAsUpdate(doc, before)));
  let cost: unknown;
  for (let index = 0; index < 200; index += 1) {
    const known = Y.encodeStateVector(doc);
    doc.getText('t').delete(2 * index, 1);
    cost = place.receive(encodeSync(2, Y.encodeStateAsUpdate(doc, known)));
  }
  expect(cost).toBeGreaterThanOrEqual(1_000 / 16);
});

test('a frame that turns out to be broken costs what was read until then', () => {
  const { place } = join();
  const clients = 10_000;
  const update = clientsFrom(1, clients, false);
  const broken = update.slice();
  broken[broken.length - 1] = 9;
  const units = (clients * 5) / 16;
  const { cost } = place.receive(encodeSync(2, broken)) as { cost: number };
  expect(cost).toBeGreaterThanOrEqual(units);
  expect(place.receive(encodeSync(2, update))).toBeGreaterThanOrEqual(units);
});

/** An update of embedded objects, each with this JSON. */
function embeds(json: string, count: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  for (let index = 0; index < count; index += 1) {
    doc.getText('t').insertEmbed(index, JSON.parse(json) as object);
  }
  return Y.encodeStateAsUpdate(doc);
}

test('JSON costs for being parsed when it arrives, and is never parsed again', () => {
  const { place } = join();
  const count = 16;
  const json = JSON.stringify(Array(2 * KIB).fill(0));
  const update = embeds(json, count);
  const parse = vi.spyOn(JSON, 'parse');
  const parsed = (): number => parse.mock.calls.filter(([text]) => text === json).length;
  const units = (count * json.length) / 256;
  expect(place.receive(encodeSync(1, update))).toBeGreaterThanOrEqual(units);
  expect(parsed()).toBe(count);
  // The last embed is asked for, from memory and from the store; a known one comes again.
  const allButOne = encodeSync(0, Uint8Array.of(1, CLIENT, count - 1));
  place.receive(allButOne);
  void rooms.commit();
  clock.now += DEFAULT_TIMING.idleMs;
  rooms.rest();
  place.receive(allButOne);
  expect(parsed()).toBe(count);
  expect(place.receive(encodeSync(2, update))).toBeGreaterThanOrEqual(units);
  parse.mockRestore();
});

test('a value costs as much as a struct, when it arrives and when it is skipped', () => {
  const { place } = join();
  const count = 4_000;
  const doc = new Y.Doc();
  doc.clientID = CLIENT;
  doc.getArray('a').push(Array(count).fill(null));
  expect(place.receive(encodeSync(1, Y.encodeStateAsUpdate(doc)))).toBeGreaterThanOrEqual(
    count / 16,
  );
  const allButOne = encodeSync(0, Uint8Array.of(1, CLIENT, ...[128 | (3_999 % 128), 31]));
  expect(place.receive(allButOne)).toBeGreaterThanOrEqual((2 * count) / 16);
});

test('a farewell costs what checking its signature takes, and closing costs more', () => {
  const keys = deriveKeys(new Uint8Array(32).fill(1));
  const key = { room: roomOf(keys), verifyKeyHash: tokenHash(keys.verifyKey) };
  const joined = rooms.join(key, createTestMember());
  if (!joined.ok) throw new Error(joined.reason);
  const by = (message: Uint8Array) => sign(keys.signingSeed, message);
  const farewell = signFarewell(keys.verifyKey, by, key.room, Uint8Array.of(1));
  const forged = farewell.map((byte, at) => (at === farewell.length - 1 ? byte ^ 1 : byte));
  expect(joined.place.receive(encodeCloseRoom(forged))).toEqual({ cost: 251 });
  expect(joined.place.receive(encodeCloseRoom(farewell))).toBeGreaterThan(750);
});

test('presence costs by what is sent in answer, and by its entries', () => {
  const { place } = join();
  const state = JSON.stringify('x'.repeat(60 * KIB));
  for (let clientId = 1; clientId <= 16; clientId += 1) {
    join().place.receive(encodePresence([{ clientId, clock: 1, state }]));
  }
  expect(place.receive(QUERY_PRESENCE)).toBeGreaterThanOrEqual((16 * 60) / 16);
  expect(join().cost).toBeGreaterThanOrEqual((16 * 60) / 16);
  const many = Array.from({ length: 500 }, (_, clientId) => ({ clientId, clock: 1, state: '1' }));
  expect(place.receive(encodePresence(many))).toBeGreaterThanOrEqual(500);
});

test('presence names a client once, with at most 64 KiB', () => {
  const entry = (clientId: number, bytes: number) => ({
    clientId,
    clock: 1,
    state: JSON.stringify('x'.repeat(bytes - 2)),
  });
  expect(readFrame(encodePresence([entry(1, 64 * KIB), entry(2, 9)]))).toBeDefined();
  expect(readFrame(encodePresence([entry(1, 9), entry(1, 9)]))).toBeUndefined();
  expect(readFrame(encodePresence([entry(1, 64 * KIB + 1)]))).toBeUndefined();
});
