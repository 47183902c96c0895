/**
 * Changes a workspace's link to a new secret and a new room. Started here, and finished by the
 * session that opens in the new room.
 */
import { decodeBase64url, encodeBase64url, roomOf } from '@cairn/protocol';
import { roomKeysOf, sealFarewell } from '@cairn/sealed';
import { leaveOldRoomBehind } from '#lib/device/leave-behind.ts';
import { newLink } from '#lib/device/links.ts';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { keysOf } from './keys.ts';
import { randomBytes } from './random.ts';

/**
 * Makes a new link and keeps it on this device; the open session moves to its room and finishes the
 * change as soon as it can reach the relay. Returns false if the link can't be changed, as for
 * observers and workspaces without a link. A change already in progress continues.
 *
 * `leavesBehind`: don't fetch what else the old room holds, because it can't be opened.
 * @throws DOMException if nothing can be saved on this device; then nothing has changed.
 */
export function startChangingLink(
  { key, link, candidate, person }: WorkspaceEntry,
  { leavesBehind = false } = {},
): boolean {
  if (candidate !== null) {
    if (leavesBehind) leaveOldRoomBehind(key);
    return true;
  }
  const keys = link === null ? null : keysOf(link);
  if (keys?.access !== 'write') return false;
  const next = newLink(randomBytes);
  const body = { by: person, at: Date.now(), next: roomOf(keysOf(next)) };
  const farewell = encodeBase64url(sealFarewell(roomKeysOf(keys), body, randomBytes));
  device.update(key, { candidate: { link: next, farewell, leavesBehind } });
  return true;
}

/** The page of an open workspace where its link is changed. */
export function changeLinkHref(key: string): string {
  return `/w/${key}/settings#change-link`;
}

/** Makes the candidate the link: the old room is closed, with our farewell or an earlier one. */
export function confirmCandidate(key: string, candidateLink: string, now: number): void {
  device.update(key, (entry) => {
    const { link, candidate, former } = entry;
    if (candidate?.link !== candidateLink || link === null) return {};
    const farewell = entry.farewell ?? candidate.farewell;
    return {
      link: candidateLink,
      farewell: null,
      candidate: null,
      seenBy: null,
      former: [...former, { link, farewell, leftAt: now, unused: false }],
    };
  });
}

/**
 * Somebody else changed the link first: goes back to the old link, whose replacement has to be
 * asked for, and keeps the candidate aside.
 */
export function stepBack(
  key: string,
  candidateLink: string,
  farewell: Uint8Array,
  now: number,
): void {
  device.update(key, ({ candidate, former }) => {
    if (candidate?.link !== candidateLink) return {};
    const aside = { link: candidateLink, farewell: null, leftAt: now, unused: true };
    return {
      farewell: encodeBase64url(farewell),
      candidate: null,
      former: [...former, aside],
    };
  });
}

/**
 * Keeps the farewell that was received in the room of `link`, unless this device is changing the
 * link itself.
 */
export function noteFarewell(key: string, link: string, farewell: Uint8Array): void {
  device.update(key, (entry) =>
    entry.link === link && entry.candidate === null ? { farewell: encodeBase64url(farewell) } : {},
  );
}

/** A stored farewell, decoded from base64url. */
export function farewellBytes(farewell: string): Uint8Array {
  return decodeBase64url(farewell) ?? new Uint8Array();
}
