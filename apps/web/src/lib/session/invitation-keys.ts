/**
 * The keys that an invitation's secret opens, and what an invitation made with a workspace's link
 * may contain.
 */
import {
  type Access,
  decodeBase64url,
  deriveKeys,
  encodeBase64url,
  inviteLink,
  parseLink,
  type RoomId,
  roomOf,
  withoutWriting,
  type WriterKeys,
} from '@cairn/protocol';
import type { InvitedTo } from '@cairn/sealed';
import { keysOf } from './keys.ts';

/** The longest name sent in an invitation or its farewell, in UTF-16 units. */
export const TRAVELLING_NAME_LENGTH = 120;

/** Decodes what a device stores of an invitation; empty if the storage was tampered with. */
export function invitationBytes(text: string): Uint8Array {
  return decodeBase64url(text) ?? new Uint8Array();
}

/** @throws Error if the stored secret is invalid because the storage was tampered with. */
export function invitationKeys(secret: string): WriterKeys {
  return deriveKeys(invitationBytes(secret));
}

export function invitationRoom(secret: string): RoomId {
  return roomOf(invitationKeys(secret));
}

/** The address to send. */
export function invitationLink(secret: string): string {
  return inviteLink(location.origin, invitationBytes(secret));
}

/**
 * What an invitation passes on of a stored link, for writing or for reading; `null` if the link
 * doesn't allow it.
 */
export function invitedTo(link: string, access: Access): InvitedTo | null {
  if (access === 'read') {
    const { readSecret, writeTokenHash, verifyKey } = withoutWriting(keysOf(link));
    return { access, readSecret, writeTokenHash, verifyKey };
  }
  const parsed = parseLink(link);
  return parsed.ok && parsed.kind === 'write' ? { access, secret: parsed.secret } : null;
}

/** The link that an invitation gives access by, in the form a device stores. */
export function linkOfInvited(to: InvitedTo): string {
  const parts =
    to.access === 'write' ? [to.secret] : [to.readSecret, to.writeTokenHash, to.verifyKey];
  return [to.access === 'write' ? 'w' : 'r', ...parts.map(encodeBase64url)].join('.');
}
