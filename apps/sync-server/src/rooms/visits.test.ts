import {
  deriveKeys,
  encodeCloseRoom,
  roomOf,
  sign,
  signFarewell,
  tokenHash,
} from '@cairn/protocol';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { NO_LIMITS } from '../limits/limits.ts';
import { createLog } from '../log.ts';
import { createTally } from '../metrics/tally.ts';
import { openSqliteStorage } from '../storage/sqlite-storage.ts';
import { testRoom } from '../storage/storage-contract.ts';
import { DEFAULT_TIMING } from '../timing.ts';
import { encodeSync } from './frames.ts';
import { createRooms, type Place } from './rooms.ts';
import { createTestMember } from './test-member.ts';
import { createVisits } from './visits.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const folder = mkdtempSync(join(tmpdir(), 'cairn-visits-'));

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function visitsFor(roomDays: number) {
  const clock = { now: 20_000 * DAY_MS };
  const storage = openSqliteStorage(folder);
  const tally = createTally();
  const visits = createVisits({
    storage,
    limits: { roomDays },
    timing: { visitsMs: HOUR_MS },
    log: createLog('silent'),
    tally,
    now: () => clock.now,
    date: () => clock.now,
  });
  const isKept = (number: number): boolean => {
    const found = storage.load(testRoom(number));
    return found.closed || found.rows > 0;
  };
  return { clock, storage, tally, visits, isKept };
}

test('LIMIT_ROOM_DAYS: rooms that nobody came to for so many days go; open and visited ones stay', () => {
  const { clock, storage, tally, visits, isKept } = visitsFor(30);
  const [left, open, visited] = [testRoom(1), testRoom(2), testRoom(3)];
  for (const room of [left, open, visited]) {
    storage.append([{ room, updates: [Uint8Array.of(1)] }]);
  }
  storage.closeRoom(testRoom(4), Uint8Array.of(1));
  for (let day = 0; day <= 30; day += 1) {
    visits.rest([open]);
    clock.now += DAY_MS;
  }
  expect([1, 2, 3, 4].map(isKept)).toEqual([true, true, true, true]);
  // Just before it would be forgotten.
  visits.came(visited);
  while (isKept(1) || isKept(4)) {
    visits.rest([open]);
    clock.now += HOUR_MS;
  }
  expect([2, 3].map(isKept)).toEqual([true, true]);
  expect(tally.roomsForgotten).toBe(2);
  storage.close();
});

test('LIMIT_ROOM_DAYS: rooms made and left, and rooms closed, between two notes age as well', () => {
  const { clock, storage } = visitsFor(1);
  const [log, tally] = [createLog('silent'), createTally()];
  const rooms = createRooms({
    storage,
    timing: { ...DEFAULT_TIMING, visitsMs: HOUR_MS },
    limits: { ...NO_LIMITS, roomDays: 1 },
    log,
    tally,
    now: () => clock.now,
    date: () => clock.now,
  });
  rooms.rest();
  const keys = deriveKeys(new Uint8Array(32).fill(9));
  const toClose = { room: roomOf(keys), verifyKeyHash: tokenHash(keys.verifyKey) };
  const toLeave = { room: testRoom(1), verifyKeyHash: new Uint8Array(32) };
  const places = [toClose, toLeave].map((key) => {
    const joined = rooms.join(key, createTestMember());
    if (!joined.ok) throw new Error(joined.reason);
    return joined.place;
  });
  const [closing, leaving] = places as [Place, Place];
  leaving.receive(encodeSync(2, Uint8Array.of(1, 1, 9, 0, 0, 1, 0)));
  void rooms.commit();
  leaving.leave();
  const by = (message: Uint8Array) => sign(keys.signingSeed, message);
  const farewell = signFarewell(keys.verifyKey, by, toClose.room, Uint8Array.of(1));
  closing.receive(encodeCloseRoom(farewell));
  closing.leave();
  for (let hour = 0; hour < 96; hour += 1) {
    clock.now += HOUR_MS;
    rooms.rest();
  }
  expect(tally.roomsForgotten).toBe(2);
  void rooms.stop();
  storage.close();
});

test('LIMIT_ROOM_DAYS: a relay that was off, or whose clock jumped, forgets nothing at once', () => {
  const { clock, storage, visits, isKept } = visitsFor(2);
  storage.append([{ room: testRoom(1), updates: [Uint8Array.of(1)] }]);
  visits.rest([]);
  for (const days of [400, -380]) {
    clock.now += days * DAY_MS;
    visits.rest([]);
  }
  expect(isKept(1)).toBe(true);
  storage.close();
});

test('without the limit no visits are written', () => {
  const { storage, visits } = visitsFor(Infinity);
  storage.append([{ room: testRoom(1), updates: [Uint8Array.of(1)] }]);
  visits.came(testRoom(1));
  visits.rest([]);
  void visits.stop([]);
  storage.noteVisits([], 1);
  expect(storage.forgetUnvisited(0)).toBe(false);
  storage.close();
});
