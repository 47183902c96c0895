/** Hands the person one file with everything. */
import { cut } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { saveFile } from '#lib/ui/save-file.ts';

/** Starts the download; the name says which workspace and when. */
export async function keepCopy(session: WorkspaceSession): Promise<void> {
  const { makeCopy } = await import('#lib/session/copies.ts');
  const name = cut(session.meta.name, 60).trim() || 'Workspace';
  saveFile(makeCopy(session), `${name} ${session.today}`, 'cairn');
}
