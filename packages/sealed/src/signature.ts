/* What a signature covers: its purpose, its room, and the hash of what was sealed. */

import { type RoomId, SIGNATURE_BYTES, verify } from '@cairn/protocol';
import { concatBytes } from '@noble/ciphers/utils.js';
import { sha256 } from '@noble/hashes/sha2.js';

export { SIGNATURE_BYTES };

/** A signature and the message that it covers, to be checked. */
export interface Signed {
  readonly message: Uint8Array;
  /** 64 bytes. */
  readonly signature: Uint8Array;
}

/**
 * How signatures are checked: one synchronously, or many together, which the platform may do on
 * another thread. `verifyMany` answers in order and never rejects.
 */
export interface Verifier {
  readonly verify: (key: Uint8Array, signed: Signed) => boolean;
  readonly verifyMany: (key: Uint8Array, all: readonly Signed[]) => Promise<readonly boolean[]>;
}

const CONTEXT = new TextEncoder().encode('cairn/sign/v1');

/** The message that the signature of an entry or a presence covers. `sealed` begins with its nonce. */
export function signedMessage(
  version: number,
  kind: number,
  room: RoomId,
  sealed: Uint8Array,
): Uint8Array {
  const roomBytes = new TextEncoder().encode(room);
  return concatBytes(CONTEXT, Uint8Array.of(version, kind), roomBytes, sha256(sealed));
}

/** Checks one by one on this thread, at about a millisecond each. */
export const PLAIN_VERIFIER: Verifier = {
  verify: (key, { message, signature }) => verify(key, message, signature),
  verifyMany: (key, all) => Promise.resolve(all.map((one) => PLAIN_VERIFIER.verify(key, one))),
};
