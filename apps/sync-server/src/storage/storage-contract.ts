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
    storage.replace(one, Uint8Array.of(9));
    storage.append([{ room: one, updates: [Uint8Array.of(10)] }]);
    const again = reopened(storage);
    expect(bytesOf(again, one)).toEqual([[9], [10]]);
    expect(bytesOf(again, other)).toEqual([[2]]);
    again.close();
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
    storage.replace(one, Uint8Array.of(1));
    expect(storage.bytes()).toBeLessThan(full - 900_000);
    storage.close();
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
