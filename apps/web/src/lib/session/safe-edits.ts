/** Notes that edits made in safe mode still have to be sent, for the next normal visit. */
import { roomOf } from '@cairn/protocol';
import type { Doc } from 'yjs';
import { linkInUse } from '#lib/device/links.ts';
import { noteUnsent } from '#lib/device/outgoing-notes.ts';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { keysOf } from './keys.ts';

/**
 * Works until the document is destroyed. `isOld` tells by a transaction's origin that it only loads
 * from this device. A workspace without a link has nowhere to send anything.
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
    // On every edit: another tab may have taken over what was noted before.
    if (!isOld(origin)) noteUnsent(entry.key, room);
  });
}
