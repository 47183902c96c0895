/** Hands the person one file with everything. */
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** Starts the download; the name says which workspace and when. */
export async function keepCopy(session: WorkspaceSession): Promise<void> {
  const { makeCopy } = await import('#lib/session/copies.ts');
  const address = URL.createObjectURL(makeCopy(session));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${fileName(session.meta.name)} ${session.today}.cairn`;
  link.click();
  // The browser reads the file after this task; long after, nobody needs the address.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

function fileName(name: string): string {
  const safe = name
    .replace(/[^\p{L}\p{N} &'_-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return safe.slice(0, 60) || 'Workspace';
}
