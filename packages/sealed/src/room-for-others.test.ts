import * as encoding from 'lib0/encoding';
import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { structsIn } from './applying.ts';
import { encodeUpdate } from './bodies.ts';
import type * as Contents from './contents.ts';
import { MOST_BYTES, MOST_STRUCTS, type ReadContents, readContents } from './contents.ts';
import { KIND_UPDATE } from './entry.ts';
import {
  addedTo,
  MORE_A_SESSION,
  OTHERS,
  OTHERS_IN_ALL,
  RoomForOthers,
} from './room-for-others.ts';
import { newSenderId } from './senders.ts';
import { chanceBytes, structsInARow } from './test-devices.ts';

// A lower limit shows the same in far less time.
vi.mock('./contents.ts', async (original) => ({
  ...(await original<typeof Contents>()),
  MOST_STRUCTS: 20_000,
  MOST_BYTES: 4 * 1024 * 1024,
  MOST_CLIENTS: 400,
}));

const HALF = MOST_STRUCTS * OTHERS;
const MORE = MOST_STRUCTS * MORE_A_SESSION;
const IN_ALL = MOST_STRUCTS * OTHERS_IN_ALL;
const sender = newSenderId(chanceBytes(5));

function read(update: Uint8Array): ReadContents {
  const contents = readContents(KIND_UPDATE, encodeUpdate({ sender, number: 1, update }));
  if (!contents) throw new Error('it can’t be read');
  return contents;
}

/** Applies it if there is room for it. */
function take(room: RoomForOthers, doc: Y.Doc, update: Uint8Array): boolean {
  const needed = room.neededBy(read(update));
  if (!needed) return false;
  Y.applyUpdate(doc, update);
  room.take(needed);
  return true;
}

test('others fill half of what can be sealed, then a little more in each session, up to three quarters', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, structsInARow(0, HALF - 1));
  let room = new RoomForOthers(doc);
  room.recount();
  expect(take(room, doc, structsInARow(HALF - 1, 1))).toBe(true);
  expect(take(room, doc, structsInARow(HALF, MORE + 1))).toBe(false);
  expect(take(room, doc, structsInARow(HALF, MORE))).toBe(true);
  const next = structsInARow(HALF + MORE, 1);
  expect(take(room, doc, next)).toBe(false);
  room = new RoomForOthers(doc);
  room.recount();
  expect(take(room, doc, next)).toBe(true);

  const present = structsIn(doc);
  Y.applyUpdate(doc, structsInARow(present, IN_ALL - present));
  room = new RoomForOthers(doc);
  room.recount();
  expect(take(room, doc, structsInARow(IN_ALL, 1))).toBe(false);
  expect(IN_ALL).toBeLessThan(MOST_STRUCTS);
});

/** One letter repeated: two structs, however long it is. */
function words(bytes: number, client: number): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = client;
  doc.getText(String(client)).insert(0, 'x'.repeat(bytes));
  return Y.encodeStateAsUpdate(doc);
}

test('F46: bytes are counted as well, so that a few structs can’t fill more than one entry holds', () => {
  const doc = new Y.Doc();
  let room = new RoomForOthers(doc);
  room.settled();
  room.recount();
  const half = MOST_BYTES * OTHERS;
  expect(take(room, doc, words(half - 100, 1))).toBe(true);
  expect(take(room, doc, words(MOST_BYTES * MORE_A_SESSION * 2, 2))).toBe(false);
  expect(take(room, doc, words(MOST_BYTES * MORE_A_SESSION - 200, 2))).toBe(true);
  expect(take(room, doc, words(1_000, 3))).toBe(false);
  expect(take(room, doc, words(half - 100, 1)), 'it is here').toBe(true);

  room = new RoomForOthers(doc);
  room.recount();
  expect(take(room, doc, words(1_000, 3))).toBe(true);
});

test('a snapshot counts by what is new in it, however much of it is here', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, words((MOST_BYTES * OTHERS * 2) / 3, 1));
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  other.getText('notes').insert(0, 'Written by somebody else');
  const room = new RoomForOthers(doc);
  room.recount();
  expect(take(room, doc, Y.encodeStateAsUpdate(other))).toBe(true);
});

test('a device that has nothing takes a whole workspace that has grown this far', () => {
  const doc = new Y.Doc();
  const room = new RoomForOthers(doc);
  room.recount();
  expect(take(room, doc, structsInARow(0, 1, 8))).toBe(true);
  expect(room.neededBy(read(structsInARow(0, IN_ALL)))).toBeUndefined();
  expect(take(room, doc, structsInARow(0, IN_ALL - 1))).toBe(true);
});

test('what adds nothing is always taken: what is here already, and deletions of whole structs', () => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, structsInARow(0, IN_ALL));
  const room = new RoomForOthers(doc);
  room.recount();
  expect(take(room, doc, structsInARow(0, 10_000))).toBe(true);
  const other = new Y.Doc();
  Y.applyUpdate(other, structsInARow(0, 1_000));
  const before = Y.encodeStateVector(other);
  other.getArray('x').delete(0, 1_000);
  expect(take(room, doc, Y.encodeStateAsUpdate(other, before))).toBe(true);
});

test('splits count, whether from items in the middle or from deletions', () => {
  const doc = new Y.Doc();
  doc.clientID = 1;
  doc.getText('notes').insert(0, 'x'.repeat(1_000));
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  let before = Y.encodeStateVector(other);
  for (let at = 0; at < 100; at += 1) other.getText('notes').insert(at * 5 + 2, 'y');
  const within = Y.encodeStateAsUpdate(other, before);
  expect(addedTo(doc, within)).toBe(200);
  Y.applyUpdate(doc, within);
  expect(structsIn(doc)).toBe(201);

  before = Y.encodeStateVector(other);
  other.transact(() => {
    for (let at = 0; at < 50; at += 1) other.getText('notes').delete(600 + at * 2, 1);
  });
  const deletions = Y.encodeStateAsUpdate(other, before);
  expect(read(deletions).structs).toBe(0);
  expect(addedTo(doc, deletions)).toBe(100);
  Y.applyUpdate(doc, deletions);
  expect(structsIn(doc)).toBe(301);
});

/** `count` Yjs clients, each with one deleted character. */
function clientsInARow(from: number, count: number): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, count);
    for (let at = count - 1; at >= 0; at -= 1) {
      for (const number of [1, 1_000 + from + at, 0]) encoding.writeVarUint(encoder, number);
      // A struct of nothing, one clock long.
      encoding.writeUint8(encoder, 0);
      encoding.writeVarUint(encoder, 1);
    }
    encoding.writeVarUint(encoder, 0);
  });
}

test('Yjs clients are counted as well: each makes every later change slower', () => {
  const doc = new Y.Doc();
  doc.getMap('meta').set('name', 'Ours');
  const room = new RoomForOthers(doc);
  let from = 0;
  const bring = (count: number) => {
    const isTaken = take(room, doc, clientsInARow(from, count));
    from += count;
    return isTaken;
  };
  expect(bring(90)).toBe(true);
  expect(bring(90)).toBe(true);
  expect(bring(90)).toBe(false);
  expect(bring(22)).toBe(true);
  expect(bring(5)).toBe(false);
});
