/* One sealed entry: the relay carries it and can't read it, and only a writer can make one. */

import type { RoomId } from '@cairn/protocol';
import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import type { RandomBytes, RoomKeys, WriterRoomKeys } from './keys.ts';
import { SIGNATURE_BYTES, type Signed, signedMessage } from './signature.ts';

/** Changes gathered for a short while and merged. */
export const KIND_UPDATE = 1;
/** The whole state up to some point. */
export const KIND_SNAPSHOT = 2;
/** What a device has safely received. */
export const KIND_ACKNOWLEDGEMENT = 3;
/** The only entry of an invitation's room: the way into the workspace. */
export const KIND_INVITATION = 4;

export type EntryKind =
  typeof KIND_UPDATE | typeof KIND_SNAPSHOT | typeof KIND_ACKNOWLEDGEMENT | typeof KIND_INVITATION;

/** Why an entry doesn't open. `seal`: it is damaged, forged or from another workspace. */
export type EntryRefusal = 'short' | 'version' | 'kind' | 'seal';

/** The outcome of opening. Don't trust the body until `signed` has been checked. */
export type OpenedEntry =
  | {
      readonly ok: true;
      readonly kind: EntryKind;
      readonly body: Uint8Array;
      readonly signed: Signed;
    }
  | { readonly ok: false; readonly reason: EntryRefusal };

export const ENTRY_VERSION = 1;
export const NONCE_BYTES = 24;
const HEAD_BYTES = 2 + NONCE_BYTES;
const TAG_BYTES = 16;
const LEAST_BYTES = HEAD_BYTES + TAG_BYTES + SIGNATURE_BYTES;
const CONTEXT = new TextEncoder().encode('cairn/entry/v1');

/** Seals and signs a body: version, kind, random nonce, ciphertext with its tag, signature. */
export function sealEntry(
  { contentKey, room, sign }: WriterRoomKeys,
  kind: EntryKind,
  body: Uint8Array,
  random: RandomBytes,
): Uint8Array {
  const nonce = random(NONCE_BYTES);
  const sealed = xchacha20poly1305(contentKey, nonce, associatedData(kind, room)).encrypt(body);
  const entry = new Uint8Array(HEAD_BYTES + sealed.length + SIGNATURE_BYTES);
  entry[0] = ENTRY_VERSION;
  entry[1] = kind;
  entry.set(nonce, 2);
  entry.set(sealed, HEAD_BYTES);
  const message = signedMessage(ENTRY_VERSION, kind, room, entry.subarray(2, -SIGNATURE_BYTES));
  entry.set(sign(message), HEAD_BYTES + sealed.length);
  return entry;
}

/**
 * Opens an entry. Never throws. The seal is checked but the signature isn't, since rubbish must
 * stay cheap: check `signed` before trusting the body.
 */
export function openEntry({ contentKey, room }: RoomKeys, entry: Uint8Array): OpenedEntry {
  if (entry.length < LEAST_BYTES) return { ok: false, reason: 'short' };
  if (entry[0] !== ENTRY_VERSION) return { ok: false, reason: 'version' };
  const kind = entry[1];
  if (!isKind(kind)) return { ok: false, reason: 'kind' };
  const nonce = entry.subarray(2, HEAD_BYTES);
  const sealed = entry.subarray(HEAD_BYTES, -SIGNATURE_BYTES);
  try {
    const body = xchacha20poly1305(contentKey, nonce, associatedData(kind, room)).decrypt(sealed);
    const message = signedMessage(ENTRY_VERSION, kind, room, entry.subarray(2, -SIGNATURE_BYTES));
    return {
      ok: true,
      kind,
      body,
      signed: { message, signature: entry.subarray(-SIGNATURE_BYTES) },
    };
  } catch {
    return { ok: false, reason: 'seal' };
  }
}

function isKind(byte: number | undefined): byte is EntryKind {
  return byte !== undefined && byte >= KIND_UPDATE && byte <= KIND_INVITATION;
}

/** Binds the parts that aren't secret, so that an entry is invalid as another kind or in another room. */
function associatedData(kind: EntryKind, room: RoomId): Uint8Array {
  const data = new Uint8Array(CONTEXT.length + 2 + room.length);
  data.set(CONTEXT);
  data[CONTEXT.length] = ENTRY_VERSION;
  data[CONTEXT.length + 1] = kind;
  // A room id is base64url, so each character is one byte.
  for (let at = 0; at < room.length; at += 1) {
    data[CONTEXT.length + 2 + at] = room.charCodeAt(at);
  }
  return data;
}
