/* The farewell of an invitation's room: the invitation was used, or its maker closed it. */

import { readFarewell, tokenHash } from '@cairn/protocol';
import { openFarewell, sealFarewell } from './farewell.ts';
import { clampInstant } from './instant.ts';
import type { RandomBytes, RoomKeys, WriterRoomKeys } from './keys.ts';

/**
 * Why an invitation no longer works. Whoever used it writes `used`; only its maker has reason to
 * write the others.
 */
export type InvitationEnd = 'used' | 'withdrawn' | 'expired' | 'linkChanged';

export interface EndedInvitation {
  readonly end: InvitationEnd;
  /** The name of the person who closed the room, as they gave it. */
  readonly by: string;
  /** By their clock, in milliseconds since 1970, clamped to what a `Date` can hold. */
  readonly at: number;
}

/** In UTF-16 units. Anyone with the link can choose the name, and it is shown in the middle of a sentence. */
const LONGEST_NAME = 120;

/** No room replaces an invitation's, so the farewell's `next` holds the reason instead. */
const NEXT: Readonly<Record<InvitationEnd, string>> = {
  used: '',
  withdrawn: 'withdrawn',
  expired: 'expired',
  linkChanged: 'link-changed',
};

/** Seals and signs the farewell that closes an invitation's room. */
export function sealInvitationEnd(
  keys: WriterRoomKeys,
  { end, by, at }: EndedInvitation,
  random: RandomBytes,
): Uint8Array {
  return sealFarewell(keys, { by, at, next: NEXT[end] }, random);
}

/**
 * Opens such a farewell; `undefined` if nobody with the invitation signed it. Never throws. An
 * unknown reason counts as `used`, and so does a body that can't be read, without a name: somebody
 * with the invitation has signed it.
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
