/* What a writer leaves behind when closing a room: sealed for the others, signed for everyone. */

import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { KEY_BYTES, type RoomId, tokenHash } from './keys.ts';
import { SIGNATURE_BYTES, verify } from './signing.ts';

const CONTEXT = utf8ToBytes('cairn/farewell/v1');

/** Makes a farewell, `public key 32 | sealed | signature 64`. `sign` signs with the writers' seed. */
export function signFarewell(
  verifyKey: Uint8Array,
  sign: (message: Uint8Array) => Uint8Array,
  room: RoomId,
  sealed: Uint8Array,
): Uint8Array {
  return concatBytes(verifyKey, sealed, sign(signedOf(room, sealed)));
}

/**
 * The sealed part of a farewell signed by a writer of this room; `undefined` for anything else.
 * `verifyKeyHash` is the one that the room's id was made from. Never throws.
 */
export function readFarewell(
  room: RoomId,
  verifyKeyHash: Uint8Array,
  farewell: Uint8Array,
): Uint8Array | undefined {
  if (farewell.length < KEY_BYTES + SIGNATURE_BYTES) return undefined;
  const key = farewell.subarray(0, KEY_BYTES);
  if (!isEqual(tokenHash(key), verifyKeyHash)) return undefined;
  const sealed = farewell.subarray(KEY_BYTES, -SIGNATURE_BYTES);
  const signature = farewell.subarray(-SIGNATURE_BYTES);
  return verify(key, signedOf(room, sealed), signature) ? sealed : undefined;
}

function signedOf(room: RoomId, sealed: Uint8Array): Uint8Array {
  return concatBytes(CONTEXT, utf8ToBytes(room), sha256(sealed));
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at]);
}
