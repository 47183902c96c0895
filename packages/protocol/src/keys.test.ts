import { hkdfSync, createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  deriveKeys,
  deriveReaderKeys,
  KEY_CONTEXT,
  newSecret,
  roomId,
  roomOf,
  tokenHash,
} from './keys.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => index);

function nodeDerive(from: Uint8Array, info: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', from, new Uint8Array(0), info, 32));
}

test('keys are what Node derives by HKDF-SHA256 from the documented names', () => {
  const keys = deriveKeys(secret);
  const readSecret = nodeDerive(secret, `${KEY_CONTEXT}read`);
  expect(keys.writeToken).toEqual(nodeDerive(secret, `${KEY_CONTEXT}write-token`));
  expect(keys.readSecret).toEqual(readSecret);
  expect(keys.readToken).toEqual(nodeDerive(readSecret, `${KEY_CONTEXT}read-token`));
  expect(keys.contentKey).toEqual(nodeDerive(readSecret, `${KEY_CONTEXT}content`));
});

test('a room id is the first 16 bytes of the hash of its context and both token hashes', () => {
  const keys = deriveKeys(secret);
  const digest = createHash('sha256')
    .update('cairn/room/v1')
    .update(createHash('sha256').update(keys.writeToken).digest())
    .update(createHash('sha256').update(keys.readToken).digest())
    .digest();
  expect(roomOf(keys)).toBe(digest.subarray(0, 16).toString('base64url'));
  expect(roomOf(keys)).toBe(roomId(tokenHash(keys.writeToken), tokenHash(keys.readToken)));
});

test('a reader derives from their link what a writer derives from theirs, but no write token', () => {
  const { writeToken, ...reading } = deriveKeys(secret);
  const reader = deriveReaderKeys(reading.readSecret, tokenHash(writeToken));
  expect(reader).toEqual({ ...reading, access: 'read' });
  expect(roomOf(reader)).toBe(roomOf(deriveKeys(secret)));
});

test('a new secret is 32 bytes of the given randomness', () => {
  expect(newSecret((length) => new Uint8Array(length).fill(7))).toEqual(new Uint8Array(32).fill(7));
});

test('a secret of another length is refused', () => {
  expect(() => deriveKeys(new Uint8Array(31))).toThrow(RangeError);
  expect(() => deriveReaderKeys(secret, new Uint8Array(31))).toThrow(RangeError);
  expect(() => deriveReaderKeys(new Uint8Array(33), secret)).toThrow(RangeError);
});
