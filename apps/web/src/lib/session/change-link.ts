/** Changing a workspace's link: a new secret and a new room. Begun here, and finished by the session that opens in the new room. */
import { decodeBase64url, encodeBase64url, roomOf } from '@cairn/protocol';
import { roomKeysOf, sealFarewell } from '@cairn/sealed';
import { leaveOldRoomBehind } from '#lib/device/leave-behind.ts';
import { newLink } from '#lib/device/links.ts';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { keysOf } from './keys.ts';
import { randomBytes } from './random.ts';

/**
 * Makes a new link and keeps it on this device; the open session moves to its room and finishes the
 * change as soon as the relay can be reached. False for whoever can't change it: observers, and
 * workspaces without a link. A change that is under way goes on.
 *
 * `leavesBehind`: without fetching what else the old room holds, for when that can't be opened.
 * @throws DOMException when this device keeps nothing; then nothing has changed.
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

/** The page of an open workspace on which its link is changed. */
export function changeLinkHref(key: string): string {
  return `/w/${key}/settings#change-link`;
}

/** The candidate has become the link: the old room is closed with our farewell, or was closed before. */
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

/** Somebody else had changed the link before: their link is to be asked for, and ours is kept aside. */
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

/** Keeps the farewell that was heard in the room of `link`, unless this device is changing the link itself. */
export function noteFarewell(key: string, link: string, farewell: Uint8Array): void {
  device.update(key, (entry) =>
    entry.link === link && entry.candidate === null ? { farewell: encodeBase64url(farewell) } : {},
  );
}

/** A kept farewell as bytes. */
export function farewellBytes(farewell: string): Uint8Array {
  return decodeBase64url(farewell) ?? new Uint8Array();
}
