/** Merges a copy of the open workspace straight into it, so that what it holds appears on the page at once. */
import { openCopyFile } from '@cairn/model/transfer';
import { applyUpdate } from 'yjs';
import { canBeApplied } from '#lib/sync/foreign-worker-client.ts';
import type { CopyRefusal } from '#lib/home/refusals.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export type MergeResult =
  { readonly ok: true } | { readonly ok: false; readonly reason: CopyRefusal | 'other' };

/** `other`: a sound copy, of another workspace. */
export async function mergeCopy(session: WorkspaceSession, file: Blob): Promise<MergeResult> {
  const copy = await openCopyFile(new Uint8Array(await file.arrayBuffer()), canBeApplied);
  if (!copy.ok) return copy;
  const { workspaceId, link } = copy.header;
  const same =
    (link !== undefined && link === session.entry.link) ||
    (workspaceId !== null && workspaceId === session.meta.id);
  if (!same) return { ok: false, reason: 'other' };
  applyUpdate(session.doc, copy.update, 'copy');
  return { ok: true };
}
