/* One sealed entry: what the relay carries and cannot read, and what nobody without the key can make. */

import type { RoomId } from '@cairn/protocol';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';

/** A change, merged for a short while. */
export const KIND_UPDATE = 1;
/** Everything up to some point. */
export const KIND_SNAPSHOT = 2;
/** What a device has safely received. */
export const KIND_ACKNOWLEDGEMENT = 3;

export type EntryKind = typeof KIND_UPDATE | typeof KIND_SNAPSHOT | typeof KIND_ACKNOWLEDGEMENT;

/** What it takes to seal and open: the content key (32 bytes), and the room it may be found in. */
export interface SealingKeys {
  readonly contentKey: Uint8Array;
  readonly room: RoomId;
}

/** Randomness: that many bytes, good enough for nonces that never repeat. */
export type RandomBytes = (length: number) => Uint8Array;

/** The outcome of opening; `seal`: damaged, forged, or of another workspace. */
export type OpenedEntry =
  | { readonly ok: true; readonly kind: EntryKind; readonly body: Uint8Array }
  | { readonly ok: false; readonly reason: 'short' | 'version' | 'kind' | 'seal' };

export const ENTRY_VERSION = 1;
export const NONCE_BYTES = 24;
const HEAD_BYTES = 2 + NONCE_BYTES;
export const TAG_BYTES = 16;
const CONTEXT = new TextEncoder().encode('cairn/entry/v1');

/** Seals a body: version, kind, a nonce of the given randomness, and the ciphertext with its tag. */
export function sealEntry(
  { contentKey, room }: SealingKeys,
  kind: EntryKind,
  body: Uint8Array,
  random: RandomBytes,
): Uint8Array {
  const nonce = random(NONCE_BYTES);
  const sealed = xchacha20poly1305(contentKey, nonce, associatedData(kind, room)).encrypt(body);
  const entry = new Uint8Array(HEAD_BYTES + sealed.length);
  entry[0] = ENTRY_VERSION;
  entry[1] = kind;
  entry.set(nonce, 2);
  entry.set(sealed, HEAD_BYTES);
  return entry;
}

/** Opens an entry; whatever the bytes are, nothing is thrown. */
export function openEntry({ contentKey, room }: SealingKeys, entry: Uint8Array): OpenedEntry {
  if (entry.length < HEAD_BYTES + TAG_BYTES) return { ok: false, reason: 'short' };
  if (entry[0] !== ENTRY_VERSION) return { ok: false, reason: 'version' };
  const kind = entry[1];
  if (!isKind(kind)) return { ok: false, reason: 'kind' };
  const nonce = entry.subarray(2, HEAD_BYTES);
  try {
    const cipher = xchacha20poly1305(contentKey, nonce, associatedData(kind, room));
    return { ok: true, kind, body: cipher.decrypt(entry.subarray(HEAD_BYTES)) };
  } catch {
    return { ok: false, reason: 'seal' };
  }
}

function isKind(byte: number | undefined): byte is EntryKind {
  return byte === KIND_UPDATE || byte === KIND_SNAPSHOT || byte === KIND_ACKNOWLEDGEMENT;
}

/** Binds what is not secret, so that an entry means nothing as another kind or in another room. */
function associatedData(kind: EntryKind, room: RoomId): Uint8Array {
  const data = new Uint8Array(CONTEXT.length + 2 + room.length);
  data.set(CONTEXT);
  data[CONTEXT.length] = ENTRY_VERSION;
  data[CONTEXT.length + 1] = kind;
  // A room id is base64url, so a character is a byte.
  for (let at = 0; at < room.length; at += 1) {
    data[CONTEXT.length + 2 + at] = room.charCodeAt(at);
  }
  return data;
}
