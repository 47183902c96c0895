/* LIMIT_OPEN_BYTES: however many rooms are opened, their memory stays bounded, and nothing is lost. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS } from '../limits/limits.ts';
import { createLog } from '../log.ts';
import { createTally } from '../metrics/tally.ts';
import { openSqliteStorage } from '../storage/sqlite-storage.ts';
import type { LocalStorage } from '../storage/storage.ts';
import { testRoom } from '../storage/storage-contract.ts';
import { DEFAULT_TIMING } from '../timing.ts';
import { encodeSync } from './frames.ts';
import { createRooms, type Place, type Rooms } from './rooms.ts';
import { createTestMember, type TestMember } from './test-member.ts';

const KIB = 1024;

interface Guest {
  readonly place: Place;
  readonly member: TestMember;
  readonly update: Uint8Array;
}

const NOTHING_KNOWN = encodeSync(0, Uint8Array.of(0));
const clock = { now: 0 };
let folder: string;
let storage: LocalStorage;
let rooms: Rooms;
/** The rooms that were read from the store. */
let loaded: string[];

beforeEach(() => {
  folder = mkdtempSync(joinPath(tmpdir(), 'cairn-open-'));
  storage = openSqliteStorage(folder);
  loaded = [];
  clock.now = 0;
  rooms = createRooms({
    storage: {
      ...storage,
      load: (room) => {
        loaded.push(room);
        return storage.load(room);
      },
    },
    timing: DEFAULT_TIMING,
    limits: { ...DEFAULT_LIMITS, openBytes: 500 * KIB },
    log: createLog('silent'),
    tally: createTally(),
    now: () => clock.now,
    date: () => clock.now,
  });
});

afterEach(() => {
  void rooms.stop();
  storage.close();
  rmSync(folder, { recursive: true });
});

/** Someone at an address in a room with so much in it. */
function fill(number: number, kib: number, address = 'here'): Guest {
  const member = createTestMember('write', address);
  const joined = rooms.join({ room: testRoom(number), verifyKeyHash: new Uint8Array(32) }, member);
  if (!joined.ok) throw new Error(joined.reason);
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'x'.repeat(kib * KIB));
  const update = Y.encodeStateAsUpdate(doc);
  joined.place.receive(encodeSync(1, update));
  return { place: joined.place, member, update };
}

test('the largest rooms are read again when something is asked of them; small ones stay', () => {
  const guests = [200, 200, 200, 1].map((kib, number) => fill(number, kib));
  // Not yet in the store: what is waiting for the disk is read from there.
  rooms.rest();
  loaded.length = 0;
  for (const { place, member, update } of guests) {
    member.frames.length = 0;
    place.receive(NOTHING_KNOWN);
    const [answer] = member.heard();
    const read = new Y.Doc();
    if (answer?.kind === 'step2') Y.applyUpdate(read, answer.update);
    expect(Y.encodeStateVector(read)).toEqual(Y.encodeStateVectorFromUpdate(update));
  }
  expect(loaded.length).toBeGreaterThan(0);
  expect(loaded).not.toContain(testRoom(3));
});

test('a stranger with many smaller rooms loses those, not the larger room of someone else', () => {
  const honest = fill(0, 100);
  for (let number = 1; number < 12; number += 1) fill(number, 50, 'stranger');
  rooms.rest();
  loaded.length = 0;
  honest.place.receive(NOTHING_KNOWN);
  expect(loaded).toEqual([]);
});

test('a room of an address that holds little is read again for free, but not at once again, and then stays', () => {
  const honest = fill(0, 30, 'honest');
  for (let number = 1; number < 30; number += 1) fill(number, 20, `stranger ${number}`);
  void rooms.commit();
  rooms.rest();
  loaded.length = 0;
  const cost = honest.place.receive(NOTHING_KNOWN);
  expect(loaded).toEqual([testRoom(0)]);
  // The answer's bytes, and nothing for reading.
  expect(cost).toBe(1 + 1);
  clock.now += 4_000;
  for (let number = 30; number < 60; number += 1) fill(number, 20, `stranger ${number}`);
  rooms.rest();
  loaded.length = 0;
  honest.place.receive(NOTHING_KNOWN);
  expect(loaded).toEqual([]);
  clock.now += 4_000;
  rooms.rest();
  for (let number = 60; number < 90; number += 1) fill(number, 20, `stranger ${number}`);
  rooms.rest();
  loaded.length = 0;
  expect(honest.place.receive(NOTHING_KNOWN)).toBeGreaterThan(1 + 1);
  expect(loaded).toEqual([testRoom(0)]);
});
