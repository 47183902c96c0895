import { deriveKeys, roomOf } from '@cairn/protocol';
import { expect, test } from 'vitest';
import { openFarewell, sealFarewell } from './farewell.ts';

const keysOf = (byte: number) => {
  const keys = deriveKeys(new Uint8Array(32).fill(byte));
  return { contentKey: keys.contentKey, room: roomOf(keys) };
};
const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
const farewell = { person: 'robin', at: 1_795_000_000_000 };

test('a farewell opens for whoever has the key of its room, and for nobody else', () => {
  const sealed = sealFarewell(keysOf(1), farewell, random);
  expect(openFarewell(keysOf(1), sealed)).toEqual(farewell);
  expect(openFarewell(keysOf(2), sealed)).toBeUndefined();
  expect(openFarewell({ ...keysOf(1), room: keysOf(2).room }, sealed)).toBeUndefined();
});

test('a farewell with any byte changed, cut or empty does not open', () => {
  const sealed = sealFarewell(keysOf(1), farewell, random);
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(openFarewell(keysOf(1), changed)).toBeUndefined();
    expect(openFarewell(keysOf(1), sealed.slice(0, at))).toBeUndefined();
  }
});
