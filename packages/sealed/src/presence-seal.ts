/* Presence, sealed: who is where is nobody's business but the workspace's. */

import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { NONCE_BYTES } from './entry.ts';
import type { RandomBytes, RoomKeys } from './keys.ts';
import { readNumber } from './senders.ts';

/** One client's presence, as the inner awareness has it. */
export interface Presence {
  readonly client: number;
  /** Grows with each change, so that an older state is known as such. */
  readonly clock: number;
  readonly state: Readonly<Record<string, unknown>>;
}

const CONTEXT = 'cairn/presence/v1';

/** Seals a presence: a nonce of the given randomness, and the ciphertext with its tag. */
export function sealPresence(
  keys: RoomKeys,
  { client, clock, state }: Presence,
  random: RandomBytes,
): Uint8Array {
  const nonce = random(NONCE_BYTES);
  const body = encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, clock);
    encoding.writeVarString(encoder, JSON.stringify(state));
  });
  const sealed = cipher(keys, nonce).encrypt(body);
  const bytes = new Uint8Array(NONCE_BYTES + sealed.length);
  bytes.set(nonce);
  bytes.set(sealed, NONCE_BYTES);
  return bytes;
}

/** Opens a presence; `undefined` for any bytes that are not one of this workspace. Never throws. */
export function openPresence(keys: RoomKeys, bytes: Uint8Array): Presence | undefined {
  try {
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const body = cipher(keys, nonce).decrypt(bytes.subarray(NONCE_BYTES));
    const decoder = decoding.createDecoder(body);
    const client = decoding.readVarUint(decoder);
    const clock = readNumber(decoder);
    const state: unknown = JSON.parse(decoding.readVarString(decoder));
    if (decoding.hasContent(decoder) || !isState(state)) return undefined;
    return { client, clock, state };
  } catch {
    return undefined;
  }
}

function cipher({ contentKey, room }: RoomKeys, nonce: Uint8Array) {
  return xchacha20poly1305(contentKey, nonce, new TextEncoder().encode(CONTEXT + room));
}

function isState(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
