/** Downloads a workspace as one file. */
import { cut } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { saveFile } from '#lib/ui/save-file.ts';

/**
 * Starts the download; the name says which workspace and when. `fresh`: only what can be shown,
 * without the link.
 */
export async function keepCopy(
  session: WorkspaceSession,
  kind: 'whole' | 'fresh' = 'whole',
): Promise<void> {
  const { makeCopy, makeFreshCopy } = await import('#lib/session/copies.ts');
  const name = `${cut(session.meta.name, 60).trim() || 'Workspace'} ${session.today}`;
  if (kind === 'fresh') saveFile(makeFreshCopy(session), `${name} fresh`, 'cairn');
  else saveFile(makeCopy(session), name, 'cairn');
}
