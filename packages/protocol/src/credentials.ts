/* How a client shows that it may enter a room, in a place that isn't logged: the list of subprotocols. */

import { decodeBase64url, encodeBase64url } from './base64url.ts';
import {
  KEY_BYTES,
  type Keys,
  type RoomId,
  roomId as roomIdOf,
  tokenHash,
  type WriterKeys,
} from './keys.ts';

/** The subprotocol that every client offers, and the relay's answer. */
export const SUBPROTOCOL = 'cairn.sync.v1';

/** What a credential allows: writers may change the room, readers may only follow it. */
export type Access = 'write' | 'read';

/** The outcome of checking what a client offered. @public */
export type CredentialCheck =
  | {
      readonly ok: true;
      readonly access: Access;
      readonly room: RoomId;
      /** SHA-256 of the key that identifies the room's writers. */
      readonly verifyKeyHash: Uint8Array;
    }
  | { readonly ok: false; readonly reason: 'malformed' | 'mismatch' };

const CREDENTIAL =
  /^cairn\.(write|read)\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/;
const CREDENTIAL_LIKE = /^cairn\.(write|read)(\.|$)/;
const ROOM_ID = /^[A-Za-z0-9_-]{22}$/;

/** The credential that goes with these keys, to be offered beside `SUBPROTOCOL`. */
export function credentialOf(keys: Keys): string {
  return keys.access === 'write' ? writeCredential(keys) : readCredential(keys);
}

/** A writer's credential, to be offered beside `SUBPROTOCOL`. */
export function writeCredential(keys: WriterKeys): string {
  return credential('write', keys.writeToken, tokenHash(keys.readToken), keys);
}

/** A reader's credential, which a writer can give as well, to be offered beside `SUBPROTOCOL`. */
export function readCredential(keys: Keys): string {
  return credential('read', keys.readToken, keys.writeTokenHash, keys);
}

/**
 * Checks the subprotocols that a client offered for a room. `malformed`: not a room id, or not
 * `SUBPROTOCOL` with exactly one well-formed credential. `mismatch`: a credential for another room.
 */
export function checkCredential(
  roomId: string,
  offeredProtocols: readonly string[],
): CredentialCheck {
  const offered = offeredProtocols.filter((protocol) => CREDENTIAL_LIKE.test(protocol));
  const parts = CREDENTIAL.exec(offered[0] ?? '');
  const own = decodeKey(parts?.[2]);
  const otherHash = decodeKey(parts?.[3]);
  const verifyKeyHash = decodeKey(parts?.[4]);
  const wellFormed =
    ROOM_ID.test(roomId) && offered.length === 1 && offeredProtocols.includes(SUBPROTOCOL);
  if (!wellFormed || !own || !otherHash || !verifyKeyHash) {
    return { ok: false, reason: 'malformed' };
  }
  const access: Access = parts?.[1] === 'write' ? 'write' : 'read';
  const [writeHash, readHash] =
    access === 'write' ? [tokenHash(own), otherHash] : [otherHash, tokenHash(own)];
  const room = roomIdOf(writeHash, readHash, verifyKeyHash);
  return room === roomId
    ? { ok: true, access, room, verifyKeyHash }
    : { ok: false, reason: 'mismatch' };
}

function credential(
  access: Access,
  ownToken: Uint8Array,
  otherHash: Uint8Array,
  { verifyKey }: Keys,
): string {
  const parts = [ownToken, otherHash, tokenHash(verifyKey)].map(encodeBase64url);
  return `cairn.${access}.${parts.join('.')}`;
}

function decodeKey(text: string | undefined): Uint8Array | undefined {
  const bytes = decodeBase64url(text ?? '');
  return bytes?.length === KEY_BYTES ? bytes : undefined;
}
