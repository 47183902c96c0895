import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ClientMap, gather, scatter } from './client-map.ts';

const client = fc.oneof(
  fc.nat(),
  fc.integer({ min: 0, max: 2 ** 32 }),
  fc.maxSafeNat(),
  fc.constantFrom(0, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, Number.MAX_SAFE_INTEGER),
);

/** V8's hash of a number that fits into 32 bits (`ComputeUnseededHash` in src/utils/utils.h). */
function publicHash(number: number): number {
  let hash = number | 0;
  hash = (~hash + (hash << 15)) | 0;
  hash ^= hash >>> 12;
  hash = (hash + (hash << 2)) | 0;
  hash ^= hash >>> 4;
  hash = Math.imul(hash, 2_057);
  hash ^= hash >>> 16;
  return hash & 0x3fffffff;
}

test('a map from clients has what was set, in order', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(client, fc.nat())), (entries) => {
      const map = new ClientMap<number>();
      for (const [key, value] of entries) map.set(key, value);
      const expected = new Map(entries);
      expect([...map]).toEqual([...expected]);
      expect([...map.keys()]).toEqual([...expected.keys()]);
      expect(map.size).toBe(expected.size);
      for (const [key, value] of expected) expect(map.get(key)).toBe(value);
    }),
  );
});

test('every client has a place of its own, by which it is found again', () => {
  fc.assert(
    fc.property(client, client, (one, other) => {
      expect(gather(scatter(one))).toBe(one);
      expect(scatter(one) === scatter(other)).toBe(one === other);
    }),
  );
});

test('clients that were chosen to fall on one place are scattered', () => {
  const places = 2 ** 12;
  const chosen: number[] = [];
  for (let number = 0; chosen.length < places; number += 1) {
    if (publicHash(number) % places === 0) chosen.push(number);
  }
  const used = new Set(chosen.map((number) => publicHash(scatter(number)) % places));
  // Those that fall anywhere use 63 % of the places.
  expect(used.size).toBeGreaterThan(places / 2);
});
