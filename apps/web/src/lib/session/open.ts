/** Opens a workspace on this device. Import it lazily: it brings in Yjs. */
import { device } from '#lib/device/workspaces.svelte.ts';
import { WorkspaceSession } from './workspace-session.svelte.ts';

/** The open session, or `null` if this device has no such workspace. `safe`: without the relay. */
export async function openSession(
  key: string,
  { safe }: { readonly safe: boolean },
): Promise<WorkspaceSession | null> {
  const entry = device.find(key);
  if (entry === undefined) return null;
  const session = await WorkspaceSession.open(entry, { safe });
  device.note(key, { openedAt: Date.now() });
  return session;
}
