/* The farewell of an invitation's room: somebody has used the invitation, or whoever made it has closed it. */

import { readFarewell, tokenHash } from '@cairn/protocol';
import { openFarewell, sealFarewell } from './farewell.ts';
import { clampInstant } from './instant.ts';
import type { RandomBytes, RoomKeys, WriterRoomKeys } from './keys.ts';

/** Why an invitation works no longer. Whoever used it writes `used`; only its maker has reason for the others. */
export type InvitationEnd = 'used' | 'withdrawn' | 'expired' | 'linkChanged';

export interface EndedInvitation {
  readonly end: InvitationEnd;
  /** The name of whoever closed the room, as they gave it. */
  readonly by: string;
  /** Their clock, in milliseconds since 1970, up to what a `Date` holds. */
  readonly at: number;
}

/** In UTF-16 units. Whoever has the link gives the name, and it stands in the middle of a sentence. */
const LONGEST_NAME = 120;

/** No room takes the place of an invitation's, so the farewell says there why it ended. */
const NEXT: Readonly<Record<InvitationEnd, string>> = {
  used: '',
  withdrawn: 'withdrawn',
  expired: 'expired',
  linkChanged: 'link-changed',
};

/** Seals and signs the farewell with which an invitation's room is closed. */
export function sealInvitationEnd(
  keys: WriterRoomKeys,
  { end, by, at }: EndedInvitation,
  random: RandomBytes,
): Uint8Array {
  return sealFarewell(keys, { by, at, next: NEXT[end] }, random);
}

/**
 * Opens such a farewell. A reason that isn't known, and what can't be read at all, count as a use
 * without a name: somebody with the invitation has signed it. `undefined` for whatever nobody with the
 * invitation has made. Never throws.
 */
export function openInvitationEnd(
  keys: RoomKeys,
  farewell: Uint8Array,
): EndedInvitation | undefined {
  if (!readFarewell(keys.room, tokenHash(keys.verifyKey), farewell)) return undefined;
  const body = openFarewell(keys, farewell);
  if (!body) return { end: 'used', by: '', at: clampInstant(Infinity) };
  const ends = Object.keys(NEXT) as InvitationEnd[];
  const end = ends.find((one) => NEXT[one] === body.next) ?? 'used';
  const by = body.by.replace(/\s+/g, ' ').slice(0, LONGEST_NAME);
  return { end, by, at: clampInstant(body.at) };
}
