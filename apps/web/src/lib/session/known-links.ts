/** What this device makes of a link: whether it leads to a workspace that is here, and by which of its rooms. */
import { roomOf } from '@cairn/protocol';
import { accessOf } from '#lib/device/links.ts';
import { noteUnsent } from '#lib/device/outgoing-notes.ts';
import { device, type FormerLink, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { keysOf } from './keys.ts';

/** How a link's room stands to the workspaces of this device. */
export type KnownRoom =
  /** No workspace here has this room. */
  | { readonly kind: 'unknown' }
  /** The room is this workspace's, and the link allows nothing more than what is kept. */
  | { readonly kind: 'here'; readonly entry: WorkspaceEntry }
  /** The room is this workspace's, and with this link one could change it as well. */
  | { readonly kind: 'moreAccess'; readonly entry: WorkspaceEntry }
  /** The room is one that this workspace has left, and it is closed. */
  | { readonly kind: 'former'; readonly entry: WorkspaceEntry; readonly former: FormerLink };

/** Looks for the room of `link`, told without reaching for the relay. */
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

/** The workspace here that a room belongs to. */
export function workspaceOf(known: KnownRoom): WorkspaceEntry | undefined {
  return known.kind === 'unknown' ? undefined : known.entry;
}

/** The workspace here that is bound to this id; with several, the one opened last. */
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

/** Every link that is kept with a workspace. */
export function linksOf({ link, candidate, former }: WorkspaceEntry): string[] {
  const all = [link, candidate?.link, ...former.map((one) => one.link)];
  return all.filter((one) => typeof one === 'string');
}

/**
 * Gives a workspace the link that a person has decided for. What is here and what is there merge
 * when it is next opened; the link it had is kept. A writer's link is never replaced by an observer's.
 * @throws DOMException when this device keeps nothing; then nothing has changed.
 */
export function useLink(
  { key }: WorkspaceEntry,
  { link, seenBy, now }: { link: string; seenBy: string | null; now: number },
): void {
  const room = roomOf(keysOf(link));
  const kept = device.find(key);
  if (kept && isWriters(kept) && accessOf(link) !== 'write') return;
  // It may have been here before, and what was written since is not there.
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
