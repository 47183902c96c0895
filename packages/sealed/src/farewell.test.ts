import { deriveKeys, withoutWriting } from '@cairn/protocol';
import { expect, test } from 'vitest';
import { openFarewell, sealFarewell } from './farewell.ts';
import { roomKeysOf } from './keys.ts';
import { chanceBytes } from './test-devices.ts';

const keysOf = (byte: number) => roomKeysOf(deriveKeys(new Uint8Array(32).fill(byte)));
const farewell = { by: 'mira', at: 1_800_000_000_000, next: 'the-room-that-is-next' };
const random = chanceBytes(1);
const readers = roomKeysOf(withoutWriting(deriveKeys(new Uint8Array(32).fill(1))));

test('a farewell tells everyone with a link who closed the room, when, and which room comes next', () => {
  const made = sealFarewell(keysOf(1), farewell, random);
  expect(openFarewell(keysOf(1), made)).toEqual(farewell);
  expect(openFarewell(readers, made)).toEqual(farewell);
  expect(openFarewell(keysOf(2), made)).toBeUndefined();
  expect(openFarewell({ ...keysOf(1), room: keysOf(2).room }, made)).toBeUndefined();
});

test('only a writer can make one: with another signature it doesn’t open', () => {
  const forged = sealFarewell({ ...keysOf(2), ...readers, sign: keysOf(2).sign }, farewell, random);
  expect(openFarewell(readers, forged)).toBeUndefined();
});

test('a farewell that was altered or cut short doesn’t open, and nothing is thrown', () => {
  const made = sealFarewell(keysOf(1), farewell, random);
  for (let at = 0; at < made.length; at += 1) {
    const changed = made.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openFarewell(keysOf(1), changed)).toBeUndefined();
    expect(openFarewell(keysOf(1), made.slice(0, at))).toBeUndefined();
  }
});
