/* What the one who changes the locks leaves at the old door: who it was, and when. Sealed like all else. */

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { concatBytes } from '@noble/ciphers/utils.js';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { NONCE_BYTES, type RandomBytes, type SealingKeys } from './entry.ts';

export interface FarewellBody {
  /** Whoever changed the locks, as the workspace knows them. */
  readonly person: string;
  /** Their clock, in milliseconds since 1970. */
  readonly at: number;
}

const CONTEXT = new TextEncoder().encode('cairn/farewell/v1');

/** `nonce 24 | XChaCha20-Poly1305(content key, nonce, person and time, AAD = context ‖ room id)`. */
export function sealFarewell(
  keys: SealingKeys,
  { person, at }: FarewellBody,
  random: RandomBytes,
): Uint8Array {
  const nonce = random(NONCE_BYTES);
  const body = encoding.encode((encoder) => {
    encoding.writeVarString(encoder, person);
    encoding.writeVarUint(encoder, at);
  });
  return concatBytes(nonce, cipherOf(keys, nonce).encrypt(body));
}

/** Opens a farewell; `undefined` for whatever was not sealed by someone with the key. Never throws. */
export function openFarewell(keys: SealingKeys, sealed: Uint8Array): FarewellBody | undefined {
  try {
    const body = cipherOf(keys, sealed.subarray(0, NONCE_BYTES)).decrypt(
      sealed.subarray(NONCE_BYTES),
    );
    const decoder = decoding.createDecoder(body);
    return { person: decoding.readVarString(decoder), at: decoding.readVarUint(decoder) };
  } catch {
    return undefined;
  }
}

function cipherOf({ contentKey, room }: SealingKeys, nonce: Uint8Array) {
  const context = concatBytes(CONTEXT, new TextEncoder().encode(room));
  return xchacha20poly1305(contentKey, nonce, context);
}
