/* What every store must do, as tests: an adapter's own test is one call of this. */

import { deriveKeys, type RoomId, roomOf } from '@cairn/protocol';
import { afterEach, expect, test } from 'vitest';
import type { Storage } from './storage.ts';

/** A room id for tests, different for each number below 256. */
export function testRoom(number: number): RoomId {
  return roomOf(deriveKeys(new Uint8Array(32).fill(number)));
}

/** Runs the suite; `open` returns the same store again when it is called again within one test. */
export function storageContract(name: string, open: () => Storage, cleanUp: () => void): void {
  const [one, other] = [testRoom(1), testRoom(2)];
  afterEach(cleanUp);

  function bytesOf(storage: Storage, room: RoomId): number[][] {
    const found = storage.load(room);
    return found.closed ? [] : [...found.updates].map((update) => [...update]);
  }

  /** Compares large updates, each of which is 0 if it is as expected. */
  function differencesIn(
    storage: Storage,
    room: RoomId,
    expected: readonly Uint8Array[],
  ): number[] {
    const found = storage.load(room);
    const updates = found.closed ? [] : [...found.updates];
    return updates.map((update, at) => Buffer.compare(update, expected[at] ?? new Uint8Array()));
  }

  function replace(storage: Storage, room: RoomId, update: Uint8Array): number {
    const replacement = storage.replacing(room, () => update);
    let steps = 1;
    while (!replacement.step()) steps += 1;
    return steps;
  }

  function sweep(storage: Storage): number {
    let slices = 0;
    while (storage.sweep()) slices += 1;
    return slices;
  }

  function reopened(storage: Storage): Storage {
    storage.close();
    return open();
  }

  test(`${name}: a room never written to is empty`, () => {
    const storage = open();
    expect(storage.load(one)).toMatchObject({ closed: false, rows: 0 });
    expect(bytesOf(storage, one)).toEqual([]);
    storage.close();
  });

  test(`${name}: updates come back in order, each in its own room, even after closing`, () => {
    const storage = open();
    storage.append([
      { room: one, updates: [Uint8Array.of(1), Uint8Array.of(3)] },
      { room: other, updates: [Uint8Array.of(2, 2)] },
    ]);
    storage.append([{ room: one, updates: [Uint8Array.of(4)] }]);
    const again = reopened(storage);
    expect(bytesOf(again, one)).toEqual([[1], [3], [4]]);
    expect(bytesOf(again, other)).toEqual([[2, 2]]);
    again.close();
  });

  test(`${name}: replacing a room leaves one update in it and doesn’t affect other rooms`, () => {
    const storage = open();
    storage.append([
      { room: one, updates: [Uint8Array.of(1), Uint8Array.of(3)] },
      { room: other, updates: [Uint8Array.of(2)] },
    ]);
    expect(replace(storage, one, Uint8Array.of(9))).toBe(1);
    storage.append([{ room: one, updates: [Uint8Array.of(10)] }]);
    const again = reopened(storage);
    expect(bytesOf(again, one)).toEqual([[9], [10]]);
    expect(bytesOf(again, other)).toEqual([[2]]);
    again.close();
  });

  test(`${name}: what is added before a replacement is asked for comes after it`, () => {
    const storage = open();
    storage.append([{ room: one, updates: [Uint8Array.of(1)] }]);
    const replacement = storage.replacing(one, () => Uint8Array.of(9));
    storage.append([{ room: one, updates: [Uint8Array.of(2)] }]);
    expect(replacement.step()).toBe(true);
    expect(bytesOf(storage, one)).toEqual([[9], [2]]);
    storage.close();
  });

  test(`${name}: a refused update takes its whole commit with it`, () => {
    const storage = open();
    const bad = { room: one, updates: [null as unknown as Uint8Array] };
    expect(() => {
      storage.append([{ room: other, updates: [Uint8Array.of(1)] }, bad]);
    }).toThrow();
    storage.append([{ room: one, updates: [Uint8Array.of(2)] }]);
    expect(bytesOf(storage, other)).toEqual([]);
    expect(bytesOf(storage, one)).toEqual([[2]]);
    storage.close();
  });

  test(`${name}: a closed room has its farewell in place of its updates, and others stay`, () => {
    const storage = open();
    storage.append([
      { room: one, updates: [Uint8Array.of(1)] },
      { room: other, updates: [Uint8Array.of(2)] },
    ]);
    storage.closeRoom(one, Uint8Array.of(7, 7));
    const again = reopened(storage);
    const found = again.load(one);
    expect(found.closed && [...found.farewell]).toEqual([7, 7]);
    expect(bytesOf(again, other)).toEqual([[2]]);
    again.close();
  });

  test(`${name}: the bytes in use grow with what is stored, and shrink with what is deleted`, () => {
    const storage = open();
    const before = storage.bytes();
    storage.append([{ room: one, updates: [new Uint8Array(1_000_000)] }]);
    const full = storage.bytes();
    expect(full).toBeGreaterThan(before + 900_000);
    replace(storage, one, Uint8Array.of(1));
    expect(storage.bytes()).toBeLessThan(full - 900_000);
    storage.close();
  });

  test(`${name}: a large update is stored as it is, replaced in slices, and counts until the last of them`, () => {
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

  test(`${name}: a large row is added in slices, counts from the last of them, and outlives a replacement`, () => {
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

  test(`${name}: an addition that was interrupted or cancelled leaves everything as it was`, () => {
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

  test(`${name}: a replacement that was interrupted or cancelled leaves everything as it was`, () => {
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

  test(`${name}: a large room is closed at once and deleted in slices, and may be used again once forgotten`, () => {
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

  test(`${name}: a room is forgotten after so many days without a visit, and so is a farewell`, () => {
    const storage = open();
    const closed = testRoom(3);
    storage.append([
      { room: one, updates: [Uint8Array.of(1)] },
      { room: other, updates: [Uint8Array.of(2)] },
    ]);
    storage.closeRoom(closed, Uint8Array.of(7));
    // A long break, or a clock that was wrong, is one day like any other.
    for (const today of [20_000, 20_000, 25_000, 24_000]) {
      storage.noteVisits([one], today);
      expect(storage.forgetUnvisited(2)).toBe(false);
    }
    storage.noteVisits([one, testRoom(4)], 24_001);
    const again = reopened(storage);
    expect([again.forgetUnvisited(2), again.forgetUnvisited(2)]).toEqual([true, true]);
    expect(again.forgetUnvisited(2)).toBe(false);
    expect(bytesOf(again, one)).toEqual([[1]]);
    expect(bytesOf(again, other)).toEqual([]);
    expect(again.load(closed)).toMatchObject({ closed: false, rows: 0 });
    again.close();
  });
}
