/** Works out whether a link leads to a workspace on this device, and by which of its rooms. */
import { roomOf } from '@cairn/protocol';
import { accessOf } from '#lib/device/links.ts';
import { noteUnsent } from '#lib/device/outgoing-notes.ts';
import { device, type FormerLink, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { keysOf } from './keys.ts';

/** How a link's room relates to the workspaces on this device. */
export type KnownRoom =
  /** No workspace here has this room. */
  | { readonly kind: 'unknown' }
  /** This workspace's room, and the link gives no more access than the stored one. */
  | { readonly kind: 'here'; readonly entry: WorkspaceEntry }
  /** This workspace's room, and the link would allow writing as well. */
  | { readonly kind: 'moreAccess'; readonly entry: WorkspaceEntry }
  /** A room that this workspace has left, and that is closed. */
  | { readonly kind: 'former'; readonly entry: WorkspaceEntry; readonly former: FormerLink };

/** Finds the room of `link` without contacting the relay. */
export function findRoom(
  link: string,
  entries: readonly WorkspaceEntry[] = device.list,
): KnownRoom {
  const room = roomOf(keysOf(link));
  const isRoom = (other: string | null | undefined) =>
    typeof other === 'string' && roomOf(keysOf(other)) === room;
  for (const entry of entries) {
    if (isRoom(entry.candidate?.link)) return { kind: 'here', entry };
    if (!isRoom(entry.link)) continue;
    const allowsMore = accessOf(link) === 'write' && !isWriters(entry);
    return { kind: allowsMore ? 'moreAccess' : 'here', entry };
  }
  for (const entry of entries) {
    const former = entry.former.find((one) => one.farewell !== null && isRoom(one.link));
    if (former) return { kind: 'former', entry, former };
  }
  return { kind: 'unknown' };
}

/** The workspace on this device that a room belongs to. */
export function workspaceOf(known: KnownRoom): WorkspaceEntry | undefined {
  return known.kind === 'unknown' ? undefined : known.entry;
}

/** The workspace on this device with this id; if there are several, the one opened last. */
export function findWorkspace(
  id: string | null,
  entries: readonly WorkspaceEntry[] = device.list,
): WorkspaceEntry | undefined {
  return entries.find(({ workspace }) => id !== null && workspace === id);
}

/** Whether this device may write in the workspace. */
export function isWriters({ link }: WorkspaceEntry): boolean {
  return link !== null && accessOf(link) === 'write';
}

/** Every link stored with a workspace. */
export function linksOf({ link, candidate, former }: WorkspaceEntry): string[] {
  const all = [link, candidate?.link, ...former.map((one) => one.link)];
  return all.filter((one) => typeof one === 'string');
}

/**
 * Gives a workspace the link that the user has chosen. What is here and what is in the room merge
 * when it is next opened; the previous link is kept. An observer's link never replaces a writer's.
 * @throws DOMException if nothing can be saved on this device; then nothing has changed.
 */
export function useLink(
  { key }: WorkspaceEntry,
  { link, seenBy, now }: { link: string; seenBy: string | null; now: number },
): void {
  const room = roomOf(keysOf(link));
  const kept = device.find(key);
  if (kept && isWriters(kept) && accessOf(link) !== 'write') return;
  // This device may have been in the room before, and what was written since isn't there.
  noteUnsent(key, room);
  device.update(key, (entry) => {
    const left: FormerLink[] = [];
    if (entry.link !== null && roomOf(keysOf(entry.link)) !== room) {
      left.push({ link: entry.link, farewell: entry.farewell, leftAt: now, unused: false });
    }
    if (entry.candidate !== null) {
      left.push({ link: entry.candidate.link, farewell: null, leftAt: now, unused: true });
    }
    const before = entry.former.filter((one) => roomOf(keysOf(one.link)) !== room);
    return { link, seenBy, farewell: null, candidate: null, former: [...before, ...left] };
  });
}
