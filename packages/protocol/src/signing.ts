/* Ed25519 signatures, strict about their form: only a writer can make them, and everyone can check them. */

import { ed25519 } from '@noble/curves/ed25519.js';

const KEY_BYTES = 32;

/** The length of a signature, in bytes. */
export const SIGNATURE_BYTES = 64;

/** The public key (32 bytes) of a 32-byte seed. */
export function verifyKeyOf(seed: Uint8Array): Uint8Array {
  return ed25519.getPublicKey(seed);
}

/** Signs a message with a 32-byte seed; the signature is 64 bytes. */
export function sign(seed: Uint8Array, message: Uint8Array): Uint8Array {
  return ed25519.sign(message, seed);
}

/** Whether the signature was made with the key's seed. Never throws. */
export function verify(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, key, { zip215: false });
  } catch {
    return false;
  }
}

/**
 * Whether a public key can be trusted: a canonical point of the main group. Anyone could make
 * signatures that fit a point of small order.
 */
export function isUsableVerifyKey(key: Uint8Array): boolean {
  if (key.length !== KEY_BYTES) return false;
  try {
    const point = ed25519.Point.fromBytes(key, false);
    return !point.isSmallOrder() && point.isTorsionFree();
  } catch {
    return false;
  }
}
