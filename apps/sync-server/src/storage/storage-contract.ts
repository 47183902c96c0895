/* What every store must do, as tests: an adapter's own test is one call of this. */

import { roomOf, deriveKeys, type RoomId } from '@cairn/protocol';
import { afterEach, expect, test } from 'vitest';
import type { Storage } from './storage.ts';

/** A room id for tests, different for each number below 256. */
export function testRoom(number: number): RoomId {
  return roomOf(deriveKeys(new Uint8Array(32).fill(number)));
}

/** Runs the suite; `open` gives the same store again when it is called again within one test. */
export function storageContract(name: string, open: () => Storage, cleanUp: () => void): void {
  const [one, other] = [testRoom(1), testRoom(2)];
  afterEach(cleanUp);

  function reopened(storage: Storage): Storage {
    storage.close();
    return open();
  }

  test(`${name}: a room never written to is empty`, () => {
    const storage = open();
    expect(storage.load(one)).toEqual([]);
    storage.close();
  });

  test(`${name}: updates come back in order, each to its own room, after closing too`, () => {
    const storage = open();
    storage.append([
      { room: one, update: Uint8Array.of(1) },
      { room: other, update: Uint8Array.of(2, 2) },
      { room: one, update: Uint8Array.of(3) },
    ]);
    storage.append([{ room: one, update: Uint8Array.of(4) }]);
    const again = reopened(storage);
    expect(again.load(one).map((update) => [...update])).toEqual([[1], [3], [4]]);
    expect(again.load(other).map((update) => [...update])).toEqual([[2, 2]]);
    again.close();
  });

  test(`${name}: replacing a room leaves one update there and other rooms alone`, () => {
    const storage = open();
    storage.append([
      { room: one, update: Uint8Array.of(1) },
      { room: other, update: Uint8Array.of(2) },
      { room: one, update: Uint8Array.of(3) },
    ]);
    storage.replace(one, Uint8Array.of(9));
    storage.append([{ room: one, update: Uint8Array.of(10) }]);
    const again = reopened(storage);
    expect(again.load(one).map((update) => [...update])).toEqual([[9], [10]]);
    expect(again.load(other).map((update) => [...update])).toEqual([[2]]);
    again.close();
  });

  test(`${name}: an update that is refused takes its whole commit with it`, () => {
    const storage = open();
    const bad = { room: one, update: null as unknown as Uint8Array };
    expect(() => {
      storage.append([{ room: one, update: Uint8Array.of(1) }, bad]);
    }).toThrow();
    storage.append([{ room: one, update: Uint8Array.of(2) }]);
    expect(storage.load(one).map((update) => [...update])).toEqual([[2]]);
    storage.close();
  });
}
