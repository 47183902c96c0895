import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeStored } from '@cairn/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import { createLog } from '../log.ts';
import { openSqliteStorage } from '../storage/sqlite-storage.ts';
import { testRoom } from '../storage/storage-contract.ts';
import type { Storage } from '../storage/storage.ts';
import { DEFAULT_TIMING } from '../timing.ts';
import { encodeSync } from './frames.ts';
import { createRooms, type Rooms } from './rooms.ts';
import { createTestMember, type TestMember } from './test-member.ts';

const id = testRoom(1);
let folder: string;
let storage: Storage;
let rooms: Rooms;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cairn-room-'));
  storage = openSqliteStorage(folder);
  const log = createLog('silent');
  rooms = createRooms({ storage, timing: DEFAULT_TIMING, log, now: Date.now });
});

afterEach(() => {
  rooms.stop();
  storage.close();
  rmSync(folder, { recursive: true });
});

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

test('an update reaches the others at once, and its sender hears `stored` after the commit', () => {
  const [ada, bob] = [createTestMember(), createTestMember()];
  const place = rooms.join(id, ada);
  rooms.join(id, bob);
  for (const update of typed) place.receive(encodeSync(2, update));
  expect(textOf(updatesHeard(bob))).toBe('012');
  expect(updatesHeard(ada)).toEqual([]);
  expect(storedCounts(ada)).toEqual([]);
  rooms.commit();
  expect(storedCounts(ada)).toEqual([3]);
  expect(storedCounts(bob)).toEqual([]);
  expect(textOf(storage.load(id))).toBe('012');
});

test('empty and repeated updates are counted, but neither stored nor passed on', () => {
  const [ada, bob] = [createTestMember(), createTestMember()];
  const place = rooms.join(id, ada);
  rooms.join(id, bob);
  const first = typed[0] as Uint8Array;
  for (const update of [first, first, Uint8Array.of(0, 0)]) place.receive(encodeSync(1, update));
  rooms.commit();
  expect(storedCounts(ada)).toEqual([3]);
  expect(storage.load(id)).toEqual([first]);
  expect(updatesHeard(bob)).toEqual([first]);
});

test('an update whose predecessor is missing is kept, and whole once that arrives', () => {
  const ada = createTestMember();
  const place = rooms.join(id, ada);
  place.receive(encodeSync(2, typed[1] as Uint8Array));
  place.receive(encodeSync(2, typed[2] as Uint8Array));
  rooms.commit();
  place.leave();
  expect(rooms.openCount()).toBe(0);
  const later = rooms.join(id, createTestMember());
  later.receive(encodeSync(2, typed[0] as Uint8Array));
  rooms.commit();
  expect(textOf(storage.load(id))).toBe('012');
});

test('a broken update closes its sender alone and leaves no half of itself behind', () => {
  const [ada, eve] = [createTestMember(), createTestMember()];
  const adas = rooms.join(id, ada);
  const eves = rooms.join(id, eve);
  adas.receive(encodeSync(2, typed[0] as Uint8Array));
  // Whole structs, then a deletion set that promises more than there is.
  eves.receive(encodeSync(2, Uint8Array.of(...(typed[1] as Uint8Array).slice(0, -1), 5)));
  expect(eve.closedWith).toEqual([4400]);
  expect(ada.closedWith).toEqual([]);
  adas.receive(encodeSync(0, Uint8Array.of(0)));
  expect(textOf(stepsHeard(ada))).toBe('0');
  rooms.commit();
  expect(storedCounts(ada)).toEqual([1]);
});

test('an observer is answered, never asked, and cannot change anything', () => {
  const [writer, observer] = [createTestMember(), createTestMember('read')];
  rooms.join(id, writer);
  const place = rooms.join(id, observer);
  expect(observer.frames).toEqual([]);
  place.receive(encodeSync(1, Uint8Array.of(0, 0)));
  expect(observer.frames).toEqual([]);
  place.receive(encodeSync(2, typed[0] as Uint8Array));
  expect(observer.frames.map((frame) => frame[0])).toEqual([2]);
  place.receive(encodeSync(0, Uint8Array.of(0)));
  expect(observer.heard().map((frame) => frame.kind)).toEqual(['step2']);
  rooms.commit();
  expect(storage.load(id)).toEqual([]);
  expect(updatesHeard(writer)).toEqual([]);
  expect(observer.closedWith).toEqual([]);
});

test('more than 200 updates are folded into one that says the same, open or on opening', () => {
  const many = updatesOf((text, index) => {
    text.insert(index, 'x');
  }, 450);
  const ada = createTestMember();
  const place = rooms.join(id, ada);
  for (const update of many.slice(0, 250)) place.receive(encodeSync(2, update));
  rooms.commit();
  expect(storage.load(id)).toHaveLength(1);
  place.leave();
  storage.append(many.slice(250).map((update) => ({ room: id, update })));
  expect(storage.load(id)).toHaveLength(201);
  rooms.join(id, createTestMember());
  expect(storage.load(id)).toHaveLength(1);
  expect(textOf(storage.load(id))).toBe('x'.repeat(450));
});

test('deleted text gives its bytes back when a room is folded', () => {
  const churn = updatesOf((text, index) => {
    if (index % 2 === 0) text.insert(0, 'long '.repeat(200));
    else text.delete(0, text.length);
  }, 300);
  const place = rooms.join(id, createTestMember());
  for (const update of churn) place.receive(encodeSync(2, update));
  rooms.commit();
  const bytes = storage.load(id).reduce((sum, update) => sum + update.length, 0);
  expect(bytes).toBeLessThan(10_000);
});

test('stored bytes that cannot be read are kept, and the rest of the room is still there', () => {
  const broken = Uint8Array.of(255, 255, 255);
  const many = Array.from({ length: 201 }, () => ({ room: id, update: broken }));
  storage.append([...many, { room: id, update: typed[0] as Uint8Array }]);
  const ada = createTestMember();
  rooms.join(id, ada).receive(encodeSync(0, Uint8Array.of(0)));
  expect(textOf(stepsHeard(ada))).toBe('0');
  expect(storage.load(id)).toHaveLength(202);
});
