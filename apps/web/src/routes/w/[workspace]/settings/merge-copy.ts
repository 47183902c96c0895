/**
 * Merges a copy of the open workspace straight into it once the user has agreed; its contents
 * appear at once.
 */
import { openCopyFile } from '@cairn/model/transfer';
import { applyUpdate } from 'yjs';
import type { CopyRefusal } from '#lib/home/refusals.ts';
import { contentOf, type CopyContent, whyNotMerged } from '#lib/session/copies.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { tryOutCopy } from '#lib/sync/foreign-worker-client.ts';

export type CopyToMergeHere =
  | { readonly ok: true; readonly says: CopyContent; readonly merge: () => void }
  | { readonly ok: false; readonly reason: CopyRefusal | 'other' };

/**
 * Reads a copy to merge into the open workspace. `other`: a well-formed copy of another workspace.
 */
export async function readCopyOf(session: WorkspaceSession, file: Blob): Promise<CopyToMergeHere> {
  const copy = await openCopyFile(new Uint8Array(await file.arrayBuffer()), tryOutCopy);
  if (!copy.ok) return copy;
  const { header, update } = copy;
  const { link, workspace } = session.entry;
  const same =
    (header.link !== undefined && header.link === link) ||
    (header.workspaceId !== null && header.workspaceId === workspace);
  if (!same) return { ok: false, reason: 'other' };
  const reason = await whyNotMerged(session.doc, copy);
  if (reason !== null) return { ok: false, reason };
  return {
    ok: true,
    says: contentOf(copy),
    merge: () => applyUpdate(session.doc, update, 'copy'),
  };
}
