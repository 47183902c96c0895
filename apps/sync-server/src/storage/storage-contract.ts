/* What every store must do, as tests: an adapter's own test is one call of this. */

import { deriveKeys, type RoomId, roomOf } from '@cairn/protocol';
import { afterEach, expect, test } from 'vitest';
import type { Soon } from './soon.ts';
import type { AnyStorage } from './storage.ts';

/** A room id for tests, different for each number below 256. */
export function testRoom(number: number): RoomId {
  return roomOf(deriveKeys(new Uint8Array(32).fill(number)));
}

/** A store's updates of a room; none if it is closed. */
export async function updatesIn(storage: AnyStorage, room: RoomId): Promise<Uint8Array[]> {
  const found = await storage.load(room);
  return found.closed ? [] : [...found.updates];
}

/** Runs the suite; `open` returns the same store again when it is called again within one test. */
export function storageContract(
  name: string,
  open: () => Soon<AnyStorage>,
  cleanUp: () => Soon<void>,
): void {
  const [one, other] = [testRoom(1), testRoom(2)];
  afterEach(cleanUp);

  async function bytesOf(storage: AnyStorage, room: RoomId): Promise<number[][]> {
    return (await updatesIn(storage, room)).map((update) => [...update]);
  }

  /** Compares large updates, each of which is 0 if it is as expected. */
  async function differencesIn(
    storage: AnyStorage,
    room: RoomId,
    expected: readonly Uint8Array[],
  ): Promise<number[]> {
    const updates = await updatesIn(storage, room);
    return updates.map((update, at) => Buffer.compare(update, expected[at] ?? new Uint8Array()));
  }

  async function replace(storage: AnyStorage, room: RoomId, update: Uint8Array): Promise<number> {
    const replacement = storage.replacing(room, () => update);
    let steps = 1;
    while (!(await replacement.step())) steps += 1;
    return steps;
  }

  async function reopened(storage: AnyStorage): Promise<AnyStorage> {
    await storage.close();
    return open();
  }

  test(`${name}: a room never written to is empty`, async () => {
    const storage = await open();
    expect(await storage.load(one)).toMatchObject({ closed: false, rows: 0 });
    expect(await bytesOf(storage, one)).toEqual([]);
    await storage.close();
  });

  test(`${name}: updates come back in order, each in its own room, even after closing`, async () => {
    const storage = await open();
    await storage.append([
      { room: one, updates: [Uint8Array.of(1), Uint8Array.of(3)] },
      { room: other, updates: [Uint8Array.of(2, 2)] },
    ]);
    await storage.append([{ room: one, updates: [Uint8Array.of(4)] }]);
    const again = await reopened(storage);
    expect(await bytesOf(again, one)).toEqual([[1], [3], [4]]);
    expect(await bytesOf(again, other)).toEqual([[2, 2]]);
    await again.close();
  });

  test(`${name}: replacing a room leaves one update in it and doesn’t affect other rooms`, async () => {
    const storage = await open();
    await storage.append([
      { room: one, updates: [Uint8Array.of(1), Uint8Array.of(3)] },
      { room: other, updates: [Uint8Array.of(2)] },
    ]);
    expect(await replace(storage, one, Uint8Array.of(9))).toBe(1);
    await storage.append([{ room: one, updates: [Uint8Array.of(10)] }]);
    const again = await reopened(storage);
    expect(await bytesOf(again, one)).toEqual([[9], [10]]);
    expect(await bytesOf(again, other)).toEqual([[2]]);
    await again.close();
  });

  test(`${name}: what is added before a replacement is asked for comes after it`, async () => {
    const storage = await open();
    await storage.append([{ room: one, updates: [Uint8Array.of(1)] }]);
    const replacement = storage.replacing(one, () => Uint8Array.of(9));
    await storage.append([{ room: one, updates: [Uint8Array.of(2)] }]);
    expect(await replacement.step()).toBe(true);
    expect(await bytesOf(storage, one)).toEqual([[9], [2]]);
    await storage.close();
  });

  test(`${name}: a refused update takes its whole commit with it`, async () => {
    const storage = await open();
    const bad = { room: one, updates: [null as unknown as Uint8Array] };
    await expect(async () => {
      await storage.append([{ room: other, updates: [Uint8Array.of(1)] }, bad]);
    }).rejects.toThrow();
    await storage.append([{ room: one, updates: [Uint8Array.of(2)] }]);
    expect(await bytesOf(storage, other)).toEqual([]);
    expect(await bytesOf(storage, one)).toEqual([[2]]);
    await storage.close();
  });

  test(`${name}: a closed room has its farewell in place of its updates, and others stay`, async () => {
    const storage = await open();
    await storage.append([
      { room: one, updates: [Uint8Array.of(1)] },
      { room: other, updates: [Uint8Array.of(2)] },
    ]);
    await storage.closeRoom(one, Uint8Array.of(7, 7));
    const again = await reopened(storage);
    const found = await again.load(one);
    expect(found.closed && [...found.farewell]).toEqual([7, 7]);
    expect(await bytesOf(again, other)).toEqual([[2]]);
    await again.close();
  });

  test(`${name}: the bytes in use grow with what is stored, and shrink with what is deleted`, async () => {
    const storage = await open();
    const before = storage.bytes();
    await storage.append([{ room: one, updates: [new Uint8Array(1_000_000)] }]);
    const full = storage.bytes();
    expect(full).toBeGreaterThan(before + 900_000);
    await replace(storage, one, Uint8Array.of(1));
    expect(storage.bytes()).toBeLessThan(full - 900_000);
    await storage.close();
  });

  test(`${name}: a room is closed once, and takes nothing more`, async () => {
    const storage = await open();
    expect([...(await storage.closeRoom(one, Uint8Array.of(7)))]).toEqual([7]);
    expect([...(await storage.closeRoom(one, Uint8Array.of(8)))]).toEqual([7]);
    const again = await reopened(storage);
    expect(await again.load(one)).toMatchObject({ closed: true, farewell: { 0: 7 } });
    await again.close();
  });

  test(`${name}: a large update is stored as it is, replaced in slices, and counts until the last of them`, async () => {
    const storage = await open();
    const [large, larger] = [5, 6].map((times) => new Uint8Array(times * 1_000_003).fill(times));
    if (!large || !larger) throw new Error('none');
    await storage.append([
      { room: one, updates: [Uint8Array.of(1), large, Uint8Array.of(2)] },
      { room: other, updates: [large] },
    ]);
    const replacement = storage.replacing(one, () => larger);
    expect(await replacement.step()).toBe(false);
    await storage.append([{ room: one, updates: [Uint8Array.of(3)] }]);
    const before = [1, 2, 3].map((byte) => Uint8Array.of(byte));
    expect(await differencesIn(storage, one, before.toSpliced(1, 0, large))).toEqual([0, 0, 0, 0]);
    while (!(await replacement.step()));
    await storage.append([{ room: one, updates: [Uint8Array.of(4)] }]);
    const again = await reopened(storage);
    while (await again.sweep());
    const expected = [larger, Uint8Array.of(3), Uint8Array.of(4)];
    expect(await differencesIn(again, one, expected)).toEqual([0, 0, 0]);
    expect(await again.load(one)).toMatchObject({ rows: 3 });
    expect(await differencesIn(again, other, [large])).toEqual([0]);
    await again.close();
  });

  test(`${name}: a replacement that was interrupted or cancelled leaves everything as it was`, async () => {
    const storage = await open();
    await storage.append([{ room: one, updates: [Uint8Array.of(1)] }]);
    const before = storage.bytes();
    const cancelled = storage.replacing(one, () => new Uint8Array(4_000_000));
    expect(await cancelled.step()).toBe(false);
    cancelled.cancel();
    const interrupted = storage.replacing(one, () => new Uint8Array(3_000_000));
    expect(await interrupted.step()).toBe(false);
    await storage.append([{ room: one, updates: [Uint8Array.of(2)] }]);
    const again = await reopened(storage);
    while (await again.sweep());
    expect(await bytesOf(again, one)).toEqual([[1], [2]]);
    expect(again.bytes()).toBeLessThan(before + 100_000);
    await again.close();
  });

  test(`${name}: a large room is closed at once, and one that was forgotten may be used again`, async () => {
    const storage = await open();
    const large = new Uint8Array(5_000_000);
    await storage.append([
      { room: one, updates: [large] },
      { room: other, updates: [large] },
    ]);
    await storage.noteVisits([], 1);
    for (const today of [2, 3, 4]) await storage.noteVisits([one], today);
    expect(await storage.forgetUnvisited(2)).toBe(true);
    expect(await storage.forgetUnvisited(2)).toBe(false);
    await storage.append([{ room: other, updates: [Uint8Array.of(8)] }]);
    await storage.closeRoom(one, Uint8Array.of(7));
    expect(await storage.load(one)).toMatchObject({ closed: true });
    const again = await reopened(storage);
    while (await again.sweep());
    expect(again.bytes()).toBeLessThan(1_000_000);
    expect(await bytesOf(again, other)).toEqual([[8]]);
    expect(await again.load(one)).toMatchObject({ closed: true });
    await again.close();
  });

  test(`${name}: a room is forgotten after so many days without a visit, and so is a farewell`, async () => {
    const storage = await open();
    const closed = testRoom(3);
    await storage.append([
      { room: one, updates: [Uint8Array.of(1)] },
      { room: other, updates: [Uint8Array.of(2)] },
    ]);
    await storage.closeRoom(closed, Uint8Array.of(7));
    // A long break, or a clock that was wrong, is one day like any other.
    for (const today of [20_000, 20_000, 25_000, 24_000]) {
      await storage.noteVisits([one], today);
      expect(await storage.forgetUnvisited(2)).toBe(false);
    }
    await storage.noteVisits([one, testRoom(4)], 24_001);
    const again = await reopened(storage);
    expect(await again.forgetUnvisited(2)).toBe(true);
    expect(await again.forgetUnvisited(2)).toBe(true);
    expect(await again.forgetUnvisited(2)).toBe(false);
    expect(await bytesOf(again, one)).toEqual([[1]]);
    expect(await bytesOf(again, other)).toEqual([]);
    expect(await again.load(closed)).toMatchObject({ closed: false, rows: 0 });
    await again.close();
  });
}
