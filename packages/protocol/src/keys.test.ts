import { createHash, createPrivateKey, createPublicKey, hkdfSync } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  deriveKeys,
  deriveReaderKeys,
  KEY_CONTEXT,
  newSecret,
  roomId,
  roomOf,
  tokenHash,
  withoutWriting,
} from './keys.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => index);

function nodeDerive(from: Uint8Array, info: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', from, new Uint8Array(0), info, 32));
}

function nodeVerifyKey(seed: Uint8Array): Uint8Array {
  const pkcs8 = Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), seed]);
  const key = createPublicKey(createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' }));
  return new Uint8Array(key.export({ format: 'der', type: 'spki' }).subarray(-32));
}

test('keys are what Node derives by HKDF-SHA256 from the documented names', () => {
  const keys = deriveKeys(secret);
  const readSecret = nodeDerive(secret, `${KEY_CONTEXT}read`);
  expect(keys.writeToken).toEqual(nodeDerive(secret, `${KEY_CONTEXT}write-token`));
  expect(keys.readSecret).toEqual(readSecret);
  expect(keys.readToken).toEqual(nodeDerive(readSecret, `${KEY_CONTEXT}read-token`));
  expect(keys.contentKey).toEqual(nodeDerive(readSecret, `${KEY_CONTEXT}content`));
  expect(keys.signingSeed).toEqual(nodeDerive(secret, `${KEY_CONTEXT}sign`));
  expect(keys.verifyKey).toEqual(nodeVerifyKey(keys.signingSeed));
});

test('a room id is the first 16 bytes of the hash of its context and three hashes', () => {
  const keys = deriveKeys(secret);
  const digest = createHash('sha256')
    .update('cairn/room/v1')
    .update(createHash('sha256').update(keys.writeToken).digest())
    .update(createHash('sha256').update(keys.readToken).digest())
    .update(createHash('sha256').update(keys.verifyKey).digest())
    .digest();
  expect(roomOf(keys)).toBe(digest.subarray(0, 16).toString('base64url'));
  expect(roomOf(keys)).toBe(
    roomId(tokenHash(keys.writeToken), tokenHash(keys.readToken), tokenHash(keys.verifyKey)),
  );
});

test('a reader derives from their link what a writer derives from theirs, but neither write token nor seed', () => {
  const writer = deriveKeys(secret);
  const { writeToken, signingSeed: _, ...reading } = writer;
  const reader = deriveReaderKeys(reading.readSecret, tokenHash(writeToken), reading.verifyKey);
  expect(withoutWriting(writer)).toEqual(reader);
  expect(reader).toEqual({ ...reading, access: 'read' });
  expect(roomOf(reader)).toBe(roomOf(deriveKeys(secret)));
});

test('a new secret is 32 bytes of the given randomness', () => {
  expect(newSecret((length) => new Uint8Array(length).fill(7))).toEqual(new Uint8Array(32).fill(7));
});

test('a secret of another length is refused', () => {
  expect(() => deriveKeys(new Uint8Array(31))).toThrow(RangeError);
  expect(() => deriveReaderKeys(secret, new Uint8Array(31), secret)).toThrow(RangeError);
  expect(() => deriveReaderKeys(new Uint8Array(33), secret, secret)).toThrow(RangeError);
});
