/* The message left in a closed room: who closed it, when, and which room comes next. */

import { readFarewell, signFarewell } from '@cairn/protocol';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatBytes } from '@noble/ciphers/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { NONCE_BYTES } from './entry.ts';
import type { RandomBytes, RoomKeys, WriterRoomKeys } from './keys.ts';

export interface FarewellBody {
  /** Who closed the room: a person's id in a workspace's room, a name in an invitation's. */
  readonly by: string;
  /** By their clock, in milliseconds since 1970. */
  readonly at: number;
  /** The id of the room that replaces this one; empty if none does. */
  readonly next: string;
}

const CONTEXT = new TextEncoder().encode('cairn/farewell/v1');

/**
 * A farewell as message 101 carries it: `public key 32 | nonce 24 | XChaCha20-Poly1305(content key,
 * nonce, by, at and next, AAD = context ‖ room id) | signature 64`.
 */
export function sealFarewell(
  keys: WriterRoomKeys,
  { by, at, next }: FarewellBody,
  random: RandomBytes,
): Uint8Array {
  const nonce = random(NONCE_BYTES);
  const body = encoding.encode((encoder) => {
    encoding.writeVarString(encoder, by);
    encoding.writeVarUint(encoder, at);
    encoding.writeVarString(encoder, next);
  });
  const sealed = concatBytes(nonce, cipherOf(keys, nonce).encrypt(body));
  return signFarewell(keys.verifyKey, keys.sign, keys.room, sealed);
}

/** Opens a farewell; `undefined` if it can't be read or no writer of the room made it. Never throws. */
export function openFarewell(keys: RoomKeys, farewell: Uint8Array): FarewellBody | undefined {
  const sealed = readFarewell(keys.room, sha256(keys.verifyKey), farewell);
  if (!sealed) return undefined;
  try {
    const nonce = sealed.subarray(0, NONCE_BYTES);
    const body = cipherOf(keys, nonce).decrypt(sealed.subarray(NONCE_BYTES));
    const decoder = decoding.createDecoder(body);
    return {
      by: decoding.readVarString(decoder),
      at: decoding.readVarUint(decoder),
      next: decoding.readVarString(decoder),
    };
  } catch {
    return undefined;
  }
}

function cipherOf({ contentKey, room }: RoomKeys, nonce: Uint8Array) {
  const context = concatBytes(CONTEXT, new TextEncoder().encode(room));
  return xchacha20poly1305(contentKey, nonce, context);
}
