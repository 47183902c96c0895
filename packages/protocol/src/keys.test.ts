import { hkdfSync, createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { encodeBase64url } from './base64url.ts';
import { deriveKeys, newSecret, roomId, roomOf, tokenHash } from './keys.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => index);

function nodeDerive(from: Uint8Array, info: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', from, new Uint8Array(0), info, 32));
}

test('keys are what Node derives by HKDF-SHA256 from the documented names', () => {
  const keys = deriveKeys(secret);
  const readSecret = nodeDerive(secret, 'cairn/v0/read');
  expect(keys.writeToken).toEqual(nodeDerive(secret, 'cairn/v0/write-token'));
  expect(keys.readSecret).toEqual(readSecret);
  expect(keys.readToken).toEqual(nodeDerive(readSecret, 'cairn/v0/read-token'));
  expect(keys.contentKey).toEqual(nodeDerive(readSecret, 'cairn/v0/content'));
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

test('the known answers for the secret 00 01 … 1f stay as they are', () => {
  const keys = deriveKeys(secret);
  expect(encodeBase64url(keys.writeToken)).toBe('az_TRmvVp2Z1KF37CAgum2m15YSvmlcvXBPR1YVX8SU');
  expect(encodeBase64url(keys.contentKey)).toBe('SusJv3kbLVFLv28N25oBUQW0S81QyBA7aAMel6eaczo');
  expect(roomOf(keys)).toBe('0OyVDgy-I2e3Tr-inHSJ9A');
});

test('a new secret is 32 bytes of the given randomness', () => {
  expect(newSecret((length) => new Uint8Array(length).fill(7))).toEqual(new Uint8Array(32).fill(7));
});

test('a secret of another length is refused', () => {
  expect(() => deriveKeys(new Uint8Array(31))).toThrow(RangeError);
});
