import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  decodeCloseRoom,
  decodeStored,
  encodeCloseRoom,
  encodeStored,
  FAREWELL_MOST_BYTES,
  isCounted,
} from './messages.ts';

test('stored is the byte 100 and a variable-length number', () => {
  expect([...encodeStored(0)]).toEqual([100, 0]);
  expect([...encodeStored(300)]).toEqual([100, 172, 2]);
});

test('a count round-trips through its frame', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (count) => {
      expect(decodeStored(encodeStored(count))).toBe(count);
    }),
  );
});

test('closing a room is the byte 101, the length of its farewell and the farewell', () => {
  expect([...encodeCloseRoom(Uint8Array.of(7, 8))]).toEqual([101, 2, 7, 8]);
  fc.assert(
    fc.property(fc.uint8Array(), (farewell) => {
      expect(decodeCloseRoom(encodeCloseRoom(farewell))).toEqual(farewell);
    }),
  );
});

test('a farewell that is too long, cut short or followed by more is refused', () => {
  const most = new Uint8Array(FAREWELL_MOST_BYTES);
  expect(decodeCloseRoom(encodeCloseRoom(most))).toEqual(most);
  expect(() => encodeCloseRoom(new Uint8Array(FAREWELL_MOST_BYTES + 1))).toThrow(RangeError);
  const tooLong = Uint8Array.of(101, 129, 128, 1, ...new Uint8Array(FAREWELL_MOST_BYTES + 1));
  expect(decodeCloseRoom(tooLong)).toBeUndefined();
  expect(decodeCloseRoom(Uint8Array.of(101, 2, 7))).toBeUndefined();
  expect(decodeCloseRoom(Uint8Array.of(101, 1, 7, 8))).toBeUndefined();
  expect(decodeCloseRoom(Uint8Array.of(100, 1, 7))).toBeUndefined();
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      if (decodeCloseRoom(bytes)) expect(bytes[0]).toBe(101);
    }),
  );
});

test('any bytes are decoded without throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      const count = decodeStored(bytes);
      if (count !== undefined) expect(bytes[0]).toBe(100);
    }),
  );
  expect(decodeStored(Uint8Array.of(100, 1, 0))).toBeUndefined();
  expect(decodeStored(Uint8Array.of(100))).toBeUndefined();
});

test('steps 2 and updates are counted, and nothing else is', () => {
  expect(isCounted(Uint8Array.of(0, 1, 2, 0, 0))).toBe(true);
  expect(isCounted(Uint8Array.of(0, 2, 2, 0, 0))).toBe(true);
  expect(isCounted(Uint8Array.of(0, 0, 1, 0))).toBe(false);
  expect(isCounted(Uint8Array.of(1, 1, 0))).toBe(false);
  expect(isCounted(Uint8Array.of())).toBe(false);
});
