import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { ANY_CONTENT, MOST_CLOCK, scanStateVector, scanUpdate } from './index.ts';
import { fullDocument } from './test-documents.ts';
import { after, byte, bytesOf, deleted, item, update, verdict } from './test-updates.ts';

test('an empty update passes, and nothing else of two bytes does', () => {
  expect(scanUpdate(Uint8Array.of(0, 0), { content: ANY_CONTENT })).toEqual({
    ok: true,
    clients: 0,
    structs: 0,
    deletions: 0,
    values: 0,
    jsonBytes: 0,
  });
  for (let first = 0; first < 256; first += 1) {
    for (let second = first === 0 ? 1 : 0; second < 256; second += 1) {
      expect(verdict(Uint8Array.of(first, second))).not.toBe('ok');
    }
  }
  expect(verdict(new Uint8Array())).toBe('cut');
});

test('ten bytes that claim 33 million clients, structs, deletions or values are refused', () => {
  const many = 33_000_000;
  const five = new Uint8Array(5);
  expect(verdict(bytesOf(many, five, 1))).toBe('count');
  expect(verdict(bytesOf(1, many, 7, 0, five))).toBe('count');
  expect(verdict(bytesOf(0, many, five, 0))).toBe('count');
  expect(verdict(bytesOf(0, 1, 7, many, five))).toBe('count');
  for (const kind of [2, 8]) expect(verdict(update([item(kind, many, five)]))).toBe('count');
  for (const value of [117, 118]) {
    expect(verdict(update([item(8, 1, value, many, five)]))).toBe('count');
  }
  expect(scanStateVector(bytesOf(many, five))).toMatchObject({ ok: false, reason: 'count' });
});

test('a frame of the smallest structs, two bytes each, is held to the limit on structs', () => {
  const structs = Array.from({ length: 70_000 }, () => [0, 1]);
  expect(verdict(update(structs))).toBe('ok');
  expect(verdict(update(structs), { mostStructs: 65_536 })).toBe('structs');
  expect(verdict(update(structs.slice(0, 65_536)), { mostStructs: 65_536 })).toBe('ok');
});

test('an item that may have to be cut is held to its limit, and one that is never cut is not', () => {
  const limits = { mostItemBytes: 1_000 };
  const text = (length: number) => 'x'.repeat(length);
  expect(verdict(update([item(4, text(1_000)), item(4, text(1_000))]), limits)).toBe('ok');
  expect(verdict(update([item(4, text(1_001))]), limits)).toBe('item');
  expect(verdict(update([item(8, 300, Array(300).fill([119, 'ab']))]), limits)).toBe('item');
  expect(verdict(update([item(2, 300, Array(300).fill('"a"'))]), limits)).toBe('item');
  expect(verdict(update([item(3, text(5_000))]), limits)).toBe('ok');
  expect(verdict(update([item(7, 3, text(5_000))]), limits)).toBe('ok');
});

test('the JSON of a whole update is held to its limit, before what exceeds it is parsed', () => {
  const parse = vi.spyOn(JSON, 'parse');
  const embeds = (count: number) =>
    update(Array.from({ length: count }, () => item(5, `"${'x'.repeat(98)}"`)));
  expect(verdict(embeds(10), { mostAllJsonBytes: 1_000 })).toBe('ok');
  parse.mockClear();
  expect(verdict(embeds(11), { mostAllJsonBytes: 1_000 })).toBe('json');
  expect(parse).toHaveBeenCalledTimes(10);
  expect(verdict(embeds(11), { mostAllJsonBytes: 1_000, isJsonKnown: true })).toBe('ok');
  parse.mockRestore();
});

test('clocks end at half of the safe integers, since Yjs doubles them when it keeps something pending', () => {
  const at = (clock: number, length: number) => bytesOf(1, 1, 7, clock, 0, length, 0);
  expect(verdict(at(MOST_CLOCK - 1, 1))).toBe('ok');
  expect(verdict(at(MOST_CLOCK, 1))).toBe('number');
  expect(verdict(at(1, MOST_CLOCK))).toBe('number');
  expect(verdict(at(Number.MAX_SAFE_INTEGER, 1))).toBe('number');
  expect(verdict(update([after(4, 9, MOST_CLOCK + 1, 'x')]))).toBe('number');
  expect(verdict(update([[0, 1]], [MOST_CLOCK - 1, 2]))).toBe('number');

  // What passes comes back unchanged from what Yjs keeps pending.
  const doc = new Y.Doc();
  const pending = bytesOf(1, 1, 7, MOST_CLOCK - 1, byte(0xc4), 9, MOST_CLOCK, 8, 0, 'x', 0);
  expect(verdict(pending)).toBe('ok');
  Y.applyUpdate(doc, pending);
  expect(Y.encodeStateAsUpdate(doc)).toEqual(pending);
});

test('a number of more than 53 bits, or one that never ends, is refused', () => {
  expect(verdict(bytesOf(1, 1, Number.MAX_SAFE_INTEGER, 0, 0, 1, 0))).toBe('ok');
  const over = Uint8Array.of(128, 128, 128, 128, 128, 128, 128, 16);
  expect(verdict(bytesOf(1, 1, over, 0, 0, 1, 0))).toBe('number');
  const endless = new Uint8Array(200).fill(128);
  expect(verdict(bytesOf(1, 1, endless, 0, 0, 0, 1, 0))).toBe('number');
  expect(verdict(update([item(8, 1, 125, endless, 0)]))).toBe('number');
});

test('nothing has a length or count of 0', () => {
  expect(verdict(update([[0, 0]]))).toBe('count');
  expect(verdict(update([[10, 0]]))).toBe('count');
  expect(verdict(update([deleted(0)]))).toBe('count');
  expect(verdict(update([item(4, '')]))).toBe('count');
  expect(verdict(update([item(8, 0)]))).toBe('count');
  expect(verdict(update([item(2, 0)]))).toBe('count');
  expect(verdict(update([[0, 1]], [0, 0]))).toBe('count');
  expect(verdict(bytesOf(1, 0, 7, 0, 0, 0, 0))).toBe('count');
  expect(verdict(bytesOf(0, 1, 7, 0, 0, 0))).toBe('count');
});

test('every prefix of an update is refused, and so is anything that follows it', () => {
  const state = Y.encodeStateAsUpdate(fullDocument(7).doc);
  expect(verdict(state)).toBe('ok');
  for (let end = 0; end < state.length; end += 1) {
    expect(verdict(state.subarray(0, end))).not.toBe('ok');
  }
  expect(verdict(bytesOf(state, 0))).toBe('trailing');
});

test('every limit is kept, and none applies that isn’t given', () => {
  const bytes = bytesOf(2, 1, 9, 0, 0, 1, 1, 7, 0, ...item(8, 2, 126, 117, 1, 126), 1, 7, 1, 0, 1);
  expect(verdict(bytes)).toBe('ok');
  for (const [limit, reason, value] of [
    ['mostBytes', 'bytes', bytes.length],
    ['mostClients', 'clients', 2],
    ['mostStructs', 'structs', 2],
    ['mostDeletions', 'deletions', 1],
    ['mostValues', 'values', 3],
  ] as const) {
    expect(verdict(bytes, { [limit]: value })).toBe('ok');
    expect(verdict(bytes, { [limit]: value - 1 })).toBe(reason);
  }
  const json = update([item(5, '{"a":1}')]);
  expect(verdict(json, { mostJsonBytes: 7 })).toBe('ok');
  expect(verdict(json, { mostJsonBytes: 6 })).toBe('json');
});

test('the bytes of all JSON are counted, since parsing takes far longer than skipping', () => {
  const bytes = update([item(5, '{"a":1}'), item(6, 'b', '"c"'), item(2, 2, '1', 'undefined')]);
  const { length } = '{"a":1}"c"1undefined';
  expect(scanUpdate(bytes, { content: ANY_CONTENT })).toMatchObject({
    values: 2,
    jsonBytes: length,
  });
});
