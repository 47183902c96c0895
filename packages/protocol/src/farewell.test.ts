import fc from 'fast-check';
import { createHash, createPublicKey, verify as nodeVerify } from 'node:crypto';
import { expect, test } from 'vitest';
import { readFarewell, signFarewell } from './farewell.ts';
import { deriveKeys, roomOf, tokenHash, type WriterKeys } from './keys.ts';
import { sign } from './signing.ts';

const keys = deriveKeys(new Uint8Array(32).fill(1));
const others = deriveKeys(new Uint8Array(32).fill(2));
const room = roomOf(keys);
const hash = tokenHash(keys.verifyKey);
const sealed = Uint8Array.of(1, 2, 3);
const signed = (by: WriterKeys) =>
  signFarewell(by.verifyKey, (message) => sign(by.signingSeed, message), room, sealed);
const farewell = signed(keys);

test('what a writer of the room has signed can be read', () => {
  expect(readFarewell(room, hash, farewell)).toEqual(sealed);
});

test('the signature is plain Ed25519 over context, room and hash', () => {
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), keys.verifyKey]);
  const key = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const message = Buffer.concat([
    Buffer.from(`cairn/farewell/v1${room}`),
    createHash('sha256').update(sealed).digest(),
  ]);
  expect(nodeVerify(null, message, key, farewell.subarray(-64))).toBe(true);
});

test('a farewell from another room, from other writers, or with any byte changed is refused', () => {
  expect(readFarewell(roomOf(others), hash, farewell)).toBeUndefined();
  expect(readFarewell(room, hash, signed(others))).toBeUndefined();
  for (let at = 0; at < farewell.length; at += 1) {
    const changed = farewell.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(readFarewell(room, hash, changed)).toBeUndefined();
  }
});

test('any bytes are read without throwing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(readFarewell(room, hash, bytes)).toBeUndefined();
    }),
  );
});
