import { decodeStored } from '@cairn/protocol';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { DEFAULT_LIMITS, type Limits } from '../limits/limits.ts';
import { createLog } from '../log.ts';
import { createTally, type Tally } from '../metrics/tally.ts';
import { openSqliteStorage } from '../storage/sqlite-storage.ts';
import type { LocalStorage } from '../storage/storage.ts';
import { testRoom } from '../storage/storage-contract.ts';
import { DEFAULT_TIMING } from '../timing.ts';
import { encodeSync } from './frames.ts';
import { createRooms, type Place, type Rooms } from './rooms.ts';
import { createTestMember, type TestMember } from './test-member.ts';

const id = testRoom(1);
let folder: string;
let storage: LocalStorage;
let rooms: Rooms;
let tally: Tally;

beforeEach(() => {
  folder = mkdtempSync(joinPath(tmpdir(), 'cairn-room-'));
  storage = openSqliteStorage(folder);
  rooms = roomsWithin(DEFAULT_LIMITS);
});

function roomsWithin(limits: Limits): Rooms {
  const log = createLog('silent');
  tally = createTally();
  return createRooms({
    storage,
    timing: DEFAULT_TIMING,
    limits,
    log,
    tally,
    now: Date.now,
    date: Date.now,
  });
}

function join(member: TestMember, room = id): Place {
  const joined = rooms.join({ room, verifyKeyHash: new Uint8Array(32) }, member);
  if (!joined.ok) throw new Error(joined.reason);
  return joined.place;
}

function stored(): Uint8Array[] {
  const room = storage.load(id);
  return room.closed ? [] : [...room.updates];
}

afterEach(() => {
  void rooms.stop();
  storage.close();
  rmSync(folder, { recursive: true });
});

/** Folding is done by a process. */
const LATER = { timeout: 30_000, interval: 5 };

function updatesOf(edit: (text: Y.Text, index: number) => void, times: number): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let index = 0; index < times; index += 1) edit(doc.getText('t'), index);
  return updates;
}

function textOf(updates: readonly Uint8Array[]): string {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getText('t').toJSON();
}

function storedCounts(member: TestMember): number[] {
  return member.frames.map(decodeStored).filter((count) => count !== undefined);
}

function updatesHeard(member: TestMember): Uint8Array[] {
  return member.heard().flatMap((frame) => (frame.kind === 'update' ? [frame.update] : []));
}

function stepsHeard(member: TestMember): Uint8Array[] {
  return member.heard().flatMap((frame) => (frame.kind === 'step2' ? [frame.update] : []));
}

const typed = updatesOf((text, index) => {
  text.insert(index, String(index % 10));
}, 3);

test('an update reaches the others at once, and its sender gets `stored` after the commit', () => {
  const [ada, bob] = [createTestMember(), createTestMember()];
  const place = join(ada);
  join(bob);
  for (const update of typed) place.receive(encodeSync(2, update));
  expect(textOf(updatesHeard(bob))).toBe('012');
  expect(updatesHeard(ada)).toEqual([]);
  expect(storedCounts(ada)).toEqual([]);
  void rooms.commit();
  expect(storedCounts(ada)).toEqual([3]);
  expect(storedCounts(bob)).toEqual([]);
  expect(textOf(stored())).toBe('012');
});

test('empty and repeated updates are counted, but neither stored nor passed on', () => {
  const [ada, bob] = [createTestMember(), createTestMember()];
  const place = join(ada);
  join(bob);
  const first = typed[0] as Uint8Array;
  for (const update of [first, first, Uint8Array.of(0, 0)]) place.receive(encodeSync(1, update));
  void rooms.commit();
  expect(storedCounts(ada)).toEqual([3]);
  expect(stored()).toEqual([first]);
  expect(updatesHeard(bob)).toEqual([first]);
});

test('an update ahead of its predecessor is dropped, and counts with the step 2 that contains it', () => {
  const [ada, bob] = [createTestMember(), createTestMember()];
  const place = join(ada);
  join(bob);
  place.receive(encodeSync(2, typed[1] as Uint8Array));
  place.receive(encodeSync(2, typed[2] as Uint8Array));
  void rooms.commit();
  expect(stored()).toEqual([]);
  expect(updatesHeard(bob)).toEqual([]);
  expect(storedCounts(ada)).toEqual([]);
  place.receive(encodeSync(1, Y.mergeUpdates(typed)));
  void rooms.commit();
  expect(storedCounts(ada)).toEqual([3]);
  expect(textOf(stored())).toBe('012');
  expect(textOf(updatesHeard(bob))).toBe('012');
  expect(ada.closedWith).toEqual([]);
});

test('what is complete counts in its turn: not before what was dropped ahead of it', () => {
  const ada = createTestMember();
  const place = join(ada);
  const other = updatesOf((text) => {
    text.insert(0, 'other');
  }, 1)[0] as Uint8Array;
  for (const update of [other, typed[1] as Uint8Array, typed[0] as Uint8Array]) {
    place.receive(encodeSync(2, update));
  }
  void rooms.commit();
  expect(storedCounts(ada)).toEqual([1]);
  place.receive(encodeSync(1, Y.mergeUpdates(typed)));
  void rooms.commit();
  expect(storedCounts(ada)).toEqual([1, 4]);
});

test('after a step 2 a gap closes the socket with 1013, and so does a step 2 with one', () => {
  const [ada, bob] = [createTestMember(), createTestMember()];
  const place = join(ada);
  place.receive(encodeSync(1, typed[0] as Uint8Array));
  place.receive(encodeSync(2, typed[2] as Uint8Array));
  join(bob).receive(encodeSync(1, typed[2] as Uint8Array));
  expect([ada.closedWith, bob.closedWith]).toEqual([[1013], [1013]]);
  void rooms.commit();
  expect(stored()).toEqual([typed[0]]);
});

test('a broken update closes only its sender and leaves no part of itself behind', () => {
  const [ada, eve] = [createTestMember(), createTestMember()];
  const adas = join(ada);
  const eves = join(eve);
  adas.receive(encodeSync(2, typed[0] as Uint8Array));
  // Whole structs, then a deletion set that claims more than there is.
  const broken = Uint8Array.of(...(typed[1] as Uint8Array).slice(0, -1), 5);
  expect(eves.receive(encodeSync(2, broken))).toEqual({ cost: 1 });
  expect(ada.closedWith).toEqual([]);
  adas.receive(encodeSync(0, Uint8Array.of(0)));
  expect(textOf(stepsHeard(ada))).toBe('0');
  void rooms.commit();
  expect(storedCounts(ada)).toEqual([1]);
});

test('an observer is answered, never asked, and can’t change anything', () => {
  const [writer, observer] = [createTestMember(), createTestMember('read')];
  join(writer);
  const place = join(observer);
  expect(observer.frames).toEqual([]);
  place.receive(encodeSync(1, Uint8Array.of(0, 0)));
  expect(observer.frames).toEqual([]);
  place.receive(encodeSync(2, typed[0] as Uint8Array));
  expect(observer.frames.map((frame) => frame[0])).toEqual([2]);
  place.receive(encodeSync(0, Uint8Array.of(0)));
  expect(observer.heard().map((frame) => frame.kind)).toEqual(['step2']);
  void rooms.commit();
  expect(stored()).toEqual([]);
  expect(updatesHeard(writer)).toEqual([]);
  expect(observer.closedWith).toEqual([]);
});

test('more than 200 updates are folded into an equivalent one, while open or on opening', async () => {
  const many = updatesOf((text, index) => {
    text.insert(index, 'x');
  }, 450);
  const ada = createTestMember();
  const place = join(ada);
  for (const update of many.slice(0, 250)) {
    place.receive(encodeSync(2, update));
    void rooms.commit();
  }
  await vi.waitFor(() => {
    expect(stored().length).toBeLessThan(100);
  }, LATER);
  place.leave();
  storage.append([{ room: id, updates: many.slice(250) }]);
  join(createTestMember());
  await vi.waitFor(() => {
    expect(stored()).toHaveLength(1);
  }, LATER);
  expect(textOf(stored())).toBe('x'.repeat(450));
}, 60_000);

test('folding a room frees the bytes of deleted text', async () => {
  const churn = updatesOf((text, index) => {
    if (index % 2 === 0) text.insert(0, 'long '.repeat(200));
    else text.delete(0, text.length);
  }, 300);
  const place = join(createTestMember());
  for (const update of churn) {
    place.receive(encodeSync(2, update));
    void rooms.commit();
  }
  await vi.waitFor(() => {
    const bytes = stored().reduce((sum, update) => sum + update.length, 0);
    expect(bytes).toBeLessThan(100_000);
  }, LATER);
}, 60_000);

test('stored bytes that can’t be read are kept, and the rest of the room is still there', () => {
  const broken = Uint8Array.of(255, 255, 255);
  const many = Array.from({ length: 201 }, () => broken);
  storage.append([{ room: id, updates: [...many, typed[0] as Uint8Array] }]);
  const ada = createTestMember();
  join(ada).receive(encodeSync(0, Uint8Array.of(0)));
  expect(textOf(stepsHeard(ada))).toBe('0');
  expect(stored()).toHaveLength(202);
});

test('LIMIT_ROOM_STRUCTS: four values per struct are too many, however they come; what makes room is accepted', () => {
  void rooms.stop();
  rooms = roomsWithin({ ...DEFAULT_LIMITS, roomStructs: 100 });
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const [ada, eve] = [createTestMember(), createTestMember()];
  const place = join(ada);
  for (let part = 0; part < 4; part += 1) doc.getArray('a').push(Array(100).fill(part));
  for (const update of updates.splice(0)) place.receive(encodeSync(2, update));
  const late = new Y.Doc();
  late.getArray('a').push([[1]]);
  join(eve).receive(encodeSync(2, Y.encodeStateAsUpdate(late)));
  expect(eve.closedWith).toEqual([4413]);
  doc.getArray('a').delete(0, 200);
  doc.getArray('a').push(Array(150).fill('x'));
  for (const update of updates) place.receive(encodeSync(2, update));
  expect(ada.closedWith).toEqual([]);
});

test('a room that couldn’t be folded isn’t tried again when someone comes back', async () => {
  const broken = Uint8Array.of(1, 1, 9, 0, 5, 1, 1, 116, 1, 123, 0);
  const other = testRoom(2);
  const many = updatesOf((text, index) => {
    text.insert(index, 'x');
  }, 201);
  storage.append([
    { room: id, updates: [broken, ...many] },
    { room: other, updates: many },
  ]);
  const place = join(createTestMember());
  await vi.waitFor(() => {
    expect(tally.foldingsGivenUp).toBe(1);
  }, LATER);
  place.leave();
  join(createTestMember());
  join(createTestMember(), other);
  await vi.waitFor(() => {
    expect(tally.foldings).toBe(1);
  }, LATER);
  expect(tally.foldingsGivenUp).toBe(1);
}, 60_000);

test('LIMIT_ROOM_STRUCTS: one too many is refused with 4413, and what makes room is accepted, even many times over', () => {
  void rooms.stop();
  rooms = roomsWithin({ ...DEFAULT_LIMITS, roomStructs: 120 });
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  // Each before the previous one, so that none can be joined with another.
  for (let count = 0; count < 120; count += 1) doc.getText('t').insert(0, String(count % 10));
  const [ada, eve] = [createTestMember(), createTestMember()];
  const place = join(ada);
  for (const update of updates.splice(0)) place.receive(encodeSync(2, update));
  const late = new Y.Doc();
  late.getText('t').insert(0, 'x');
  join(eve).receive(encodeSync(2, Y.encodeStateAsUpdate(late)));
  expect(eve.closedWith).toEqual([4413]);
  doc.getText('t').delete(0, 60);
  doc.getText('t').insert(0, 'and again');
  for (let round = 0; round < 30; round += 1) {
    doc.transact(() => {
      doc.getText('t').delete(0, 9);
      doc.getText('t').insert(0, 'and again');
    });
  }
  for (const update of updates) place.receive(encodeSync(2, update));
  void rooms.commit();
  expect(ada.closedWith).toEqual([]);
  expect(textOf(stored())).toBe(doc.getText('t').toJSON());
});

test('folding loses nothing, whatever comes and whoever leaves in the meantime', async () => {
  const writer = new Y.Doc();
  const frames: Uint8Array[] = [];
  writer.on('update', (update: Uint8Array) => frames.push(encodeSync(2, update)));
  const text = writer.getText('t');
  let place = join(createTestMember());
  for (let round = 0; round < 16; round += 1) {
    for (let count = 0; count < 40; count += 1) {
      if (text.length > 40) text.delete(0, 20);
      else text.insert(count % (text.length + 1), 'word ');
    }
    for (const frame of frames.splice(0)) {
      place.receive(frame);
      void rooms.commit();
    }
    await new Promise((resolve) => setImmediate(resolve));
    if (round % 4 !== 3) continue;
    place.leave();
    place = join(createTestMember());
  }
  await vi.waitFor(() => {
    expect(stored().length).toBeLessThan(600);
  }, LATER);
  const reader = createTestMember();
  join(reader).receive(encodeSync(0, Uint8Array.of(0)));
  expect(textOf(stepsHeard(reader))).toBe(text.toJSON());
  expect(textOf(stored())).toBe(text.toJSON());
}, 30_000);

test.each([
  [7, 5],
  [1, 0],
])('of %i seats observers take at most %i, and writers the others', (socketsPerRoom, readers) => {
  rooms = roomsWithin({ ...DEFAULT_LIMITS, socketsPerRoom });
  const come = (access: 'read' | 'write'): string => {
    const key = { room: id, verifyKeyHash: new Uint8Array(32) };
    const joined = rooms.join(key, createTestMember(access));
    return joined.ok ? 'in' : joined.reason;
  };
  for (let seat = 0; seat < readers; seat += 1) expect(come('read')).toBe('in');
  expect(come('read')).toBe('sockets_per_room');
  expect(rooms.openCount()).toBe(Math.min(readers, 1));
  for (let seat = readers; seat < socketsPerRoom; seat += 1) expect(come('write')).toBe('in');
  expect(come('write')).toBe('sockets_per_room');
});

test('someone who comes while a room can’t be read takes no seat in it', () => {
  let isBroken = false;
  const whole = storage;
  const load = (room: typeof id): ReturnType<LocalStorage['load']> => {
    if (isBroken) throw new Error('asked for');
    return whole.load(room);
  };
  storage = { ...whole, load };
  rooms = roomsWithin({ ...DEFAULT_LIMITS, openBytes: 1 });
  const [ada, bob] = [createTestMember(), createTestMember()];
  const place = join(ada);
  const [first, second] = updatesOf((text) => {
    text.insert(0, 'a');
  }, 2) as [Uint8Array, Uint8Array];
  place.receive(encodeSync(2, first));
  void rooms.commit();
  rooms.rest();
  isBroken = true;
  expect(() => join(bob)).toThrow('asked for');
  isBroken = false;
  place.receive(encodeSync(2, second));
  expect(bob.frames).toEqual([]);
  place.leave();
  void rooms.commit();
  expect(rooms.openCount()).toBe(0);
});
