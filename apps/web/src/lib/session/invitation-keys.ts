/** What an invitation's secret opens, and what a workspace's link lets an invitation say. */
import {
  decodeBase64url,
  deriveKeys,
  encodeBase64url,
  inviteLink,
  parseLink,
  roomOf,
  withoutWriting,
  type Access,
  type RoomId,
  type WriterKeys,
} from '@cairn/protocol';
import type { InvitedTo } from '@cairn/sealed';
import { keysOf } from './keys.ts';

/** The longest name that travels in an invitation or its farewell, in UTF-16 units. */
export const TRAVELLING_NAME_LENGTH = 120;

/** What a device keeps of an invitation, in bytes; none at all when someone has changed this device's storage. */
export function invitationBytes(text: string): Uint8Array {
  return decodeBase64url(text) ?? new Uint8Array();
}

/** @throws Error when what is kept is no secret: someone has changed this device's storage. */
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

/** The part of a kept link that an invitation hands on, to write with or to read with; `null` when the link doesn't allow it. */
export function invitedTo(link: string, access: Access): InvitedTo | null {
  if (access === 'read') {
    const { readSecret, writeTokenHash, verifyKey } = withoutWriting(keysOf(link));
    return { access, readSecret, writeTokenHash, verifyKey };
  }
  const parsed = parseLink(link);
  return parsed.ok && parsed.kind === 'write' ? { access, secret: parsed.secret } : null;
}

/** The link that an invitation lets in by, as a device keeps it. */
export function linkOfInvited(to: InvitedTo): string {
  const parts =
    to.access === 'write' ? [to.secret] : [to.readSecret, to.writeTokenHash, to.verifyKey];
  return [to.access === 'write' ? 'w' : 'r', ...parts.map(encodeBase64url)].join('.');
}
