import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeStored, encodeStored, isCounted } from './messages.ts';

test('stored is the byte 100 and a variable-length number', () => {
  expect([...encodeStored(0)]).toEqual([100, 0]);
  expect([...encodeStored(300)]).toEqual([100, 172, 2]);
});

test('a count comes back from its frame', () => {
  fc.assert(
    fc.property(fc.maxSafeNat(), (count) => {
      expect(decodeStored(encodeStored(count))).toBe(count);
    }),
  );
});

test('any bytes are answered without throwing', () => {
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
