import type { RoomId } from '@cairn/protocol';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openSqliteStorage } from './sqlite-storage.ts';
import type { LocalStorage } from './storage.ts';
import { testRoom } from './storage-contract.ts';

const [one, other] = [testRoom(1), testRoom(2)];
let folder = mkdtempSync(join(tmpdir(), 'cairn-slices-'));

afterEach(() => {
  rmSync(folder, { recursive: true });
  folder = mkdtempSync(join(tmpdir(), 'cairn-slices-'));
});

function open(): LocalStorage {
  return openSqliteStorage(join(folder, 'data'));
}

function bytesOf(storage: LocalStorage, room: RoomId): number[][] {
  const found = storage.load(room);
  return found.closed ? [] : [...found.updates].map((update) => [...update]);
}

/** Compares large updates, each of which is 0 if it is as expected. */
function differencesIn(
  storage: LocalStorage,
  room: RoomId,
  expected: readonly Uint8Array[],
): number[] {
  const found = storage.load(room);
  const updates = found.closed ? [] : [...found.updates];
  return updates.map((update, at) => Buffer.compare(update, expected[at] ?? new Uint8Array()));
}

function replace(storage: LocalStorage, room: RoomId, update: Uint8Array): number {
  const replacement = storage.replacing(room, () => update);
  let steps = 1;
  while (!replacement.step()) steps += 1;
  return steps;
}

function sweep(storage: LocalStorage): number {
  let slices = 0;
  while (storage.sweep()) slices += 1;
  return slices;
}

function reopened(storage: LocalStorage): LocalStorage {
  storage.close();
  return open();
}

test('a large update is stored as it is, replaced in slices, and counts until the last of them', () => {
  const storage = open();
  const [large, larger] = [5, 6].map((times) => new Uint8Array(times * 1_000_003).fill(times));
  if (!large || !larger) throw new Error('none');
  storage.append([{ room: one, updates: [Uint8Array.of(1), large, Uint8Array.of(2)] }]);
  storage.append([{ room: other, updates: [large] }]);
  const replacement = storage.replacing(one, () => larger);
  expect(replacement.step()).toBe(false);
  storage.append([{ room: one, updates: [Uint8Array.of(3)] }]);
  expect(sweep(storage)).toBe(0);
  const before = [1, 2, 3].map((byte) => Uint8Array.of(byte));
  expect(differencesIn(storage, one, before.toSpliced(1, 0, large))).toEqual([0, 0, 0, 0]);
  while (!replacement.step());
  storage.append([{ room: one, updates: [Uint8Array.of(4)] }]);
  const again = reopened(storage);
  const expected = [larger, Uint8Array.of(3), Uint8Array.of(4)];
  expect(differencesIn(again, one, expected)).toEqual([0, 0, 0]);
  expect(again.load(one)).toMatchObject({ rows: 3 });
  expect(sweep(again)).toBeGreaterThan(3);
  expect(differencesIn(again, one, expected)).toEqual([0, 0, 0]);
  expect(differencesIn(again, other, [large])).toEqual([0]);
  again.close();
});

test('a large row is added in slices, counts from the last of them, and outlives a replacement', () => {
  const storage = open();
  const large = new Uint8Array(5_000_003).fill(5);
  storage.append([{ room: one, updates: [Uint8Array.of(1)] }]);
  const replacement = storage.replacing(one, () => new Uint8Array(5_000_003));
  expect(replacement.step()).toBe(false);
  const addition = storage.appending({ room: one, updates: [large, Uint8Array.of(2)] });
  expect(addition.step()).toBe(false);
  storage.append([{ room: other, updates: [Uint8Array.of(3)] }]);
  expect(bytesOf(storage, one)).toEqual([[1]]);
  while (!replacement.step());
  expect(replace(storage, one, Uint8Array.of(9))).toBe(1);
  sweep(storage);
  expect(addition.step()).toBe(false);
  expect(bytesOf(storage, one)).toEqual([[9]]);
  while (!addition.step());
  storage.append([{ room: one, updates: [Uint8Array.of(8)] }]);
  const again = reopened(storage);
  const expected = [Uint8Array.of(9), large, Uint8Array.of(2), Uint8Array.of(8)];
  expect(differencesIn(again, one, expected)).toEqual([0, 0, 0, 0]);
  expect(again.load(one)).toMatchObject({ rows: 3 });
  expect(sweep(again)).toBe(0);
  expect(bytesOf(again, other)).toEqual([[3]]);
  again.close();
});

test('an addition that was interrupted or cancelled leaves everything as it was', () => {
  const storage = open();
  const updates = [new Uint8Array(4_000_000)];
  storage.append([{ room: one, updates: [Uint8Array.of(1)] }]);
  const before = storage.bytes();
  const cancelled = storage.appending({ room: one, updates });
  cancelled.step();
  cancelled.cancel();
  expect(sweep(storage)).toBeGreaterThan(0);
  for (const room of [one, other]) storage.appending({ room, updates }).step();
  storage.closeRoom(other, Uint8Array.of(7));
  const again = reopened(storage);
  expect(bytesOf(again, one)).toEqual([[1]]);
  sweep(again);
  expect(again.bytes()).toBeLessThan(before + 100_000);
  expect(bytesOf(again, one)).toEqual([[1]]);
  again.close();
});

test('a replacement that was interrupted or cancelled leaves everything as it was', () => {
  const storage = open();
  storage.append([{ room: one, updates: [Uint8Array.of(1)] }]);
  const begun = [
    storage.replacing(one, () => new Uint8Array(4_000_000)),
    storage.replacing(one, () => new Uint8Array(3_000_000)),
  ];
  for (const replacement of begun) replacement.step();
  begun[0]?.cancel();
  const before = storage.bytes();
  expect(sweep(storage)).toBeGreaterThan(0);
  const again = reopened(storage);
  expect(bytesOf(again, one)).toEqual([[1]]);
  expect(sweep(again)).toBeGreaterThan(0);
  expect(again.bytes()).toBeLessThan(before - 1_900_000);
  expect(bytesOf(again, one)).toEqual([[1]]);
  again.close();
});

test('a large room is closed at once and deleted in slices, and may be used again once forgotten', () => {
  const storage = open();
  const large = new Uint8Array(5_000_000);
  storage.append([
    { room: one, updates: [large] },
    { room: other, updates: [large] },
  ]);
  storage.noteVisits([], 1);
  for (const today of [2, 3, 4]) storage.noteVisits([one], today);
  expect([storage.forgetUnvisited(2), storage.forgetUnvisited(2)]).toEqual([true, false]);
  storage.append([{ room: other, updates: [Uint8Array.of(8)] }]);
  expect(bytesOf(storage, other)).toEqual([[8]]);
  storage.closeRoom(one, Uint8Array.of(7));
  expect(storage.load(one).closed).toBe(true);
  const again = reopened(storage);
  expect(sweep(again)).toBeGreaterThan(6);
  expect(again.bytes()).toBeLessThan(1_000_000);
  expect(bytesOf(again, other)).toEqual([[8]]);
  expect(again.load(one).closed).toBe(true);
  again.close();
});
