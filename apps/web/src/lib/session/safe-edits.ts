/** What is written in safe mode has still to get to the others: the next visit as usual is to know that. */
import { roomOf } from '@cairn/protocol';
import type { Doc } from 'yjs';
import { linkInUse } from '#lib/device/links.ts';
import { noteUnsent } from '#lib/device/outgoing-notes.ts';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { keysOf } from './keys.ts';

/**
 * Until the document is destroyed; `isOld` tells by its origin what only comes from this device's
 * storage. A workspace without a link has nowhere to send anything.
 */
export function noteSafeEdits(
  entry: WorkspaceEntry,
  doc: Doc,
  isOld: (origin: unknown) => boolean,
): void {
  const link = linkInUse(entry);
  if (link === null) return;
  const room = roomOf(keysOf(link));
  doc.on('update', (_update: Uint8Array, origin: unknown) => {
    // Each time: another tab may have taken over what was noted before.
    if (!isOld(origin)) noteUnsent(entry.key, room);
  });
}
