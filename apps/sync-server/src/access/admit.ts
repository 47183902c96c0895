/* Decides who comes in: which pages may connect, and what a socket must show for a room. */

import {
  type Access,
  checkCredential,
  CLOSE_MALFORMED,
  CLOSE_MISMATCH,
  type RoomId,
} from '@cairn/protocol';

/** A room, and SHA-256 of its writers' public key, which its id was made from. */
export interface RoomKey {
  readonly room: RoomId;
  readonly verifyKeyHash: Uint8Array;
}

/** Let in as a writer or reader, or to be closed with a code and a reason. */
export type Admission =
  | ({ readonly ok: true; readonly access: Access } & RoomKey)
  | { readonly ok: false; readonly code: number; readonly reason: string };

/** Checks the room in an address against the subprotocols that the client offered (the header's text). */
export function admit(room: string, offered: string | undefined): Admission {
  const protocols = (offered ?? '').split(',').map((protocol) => protocol.trim());
  const check = checkCredential(room, protocols);
  if (check.ok) return check;
  return check.reason === 'mismatch'
    ? { ok: false, code: CLOSE_MISMATCH, reason: 'the credential is not of this room' }
    : { ok: false, code: CLOSE_MALFORMED, reason: 'no room or no credential' };
}

/**
 * Whether a page of this origin may open a socket. Programs other than browsers send no origin and
 * may: credentials aren't cookies, so nobody else's browser can be made to send one.
 */
export function mayConnect(
  origin: string | undefined,
  allowed: readonly string[] | undefined,
): boolean {
  return allowed === undefined || origin === undefined || allowed.includes(origin);
}
