/** Hands the person one file with everything. */
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { saveFile } from '#lib/ui/save-file.ts';

/** Starts the download; the name says which workspace and when. */
export async function keepCopy(session: WorkspaceSession): Promise<void> {
  const { makeCopy } = await import('#lib/session/copies.ts');
  const name = session.meta.name.slice(0, 60).trim() || 'Workspace';
  saveFile(makeCopy(session), `${name} ${session.today}`, 'cairn');
}
