/** New locks: a new secret and a new room. The old one is closed by the session that opens in the new one. */
import { newLink } from '#lib/device/links.ts';
import { device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { randomBytes } from './random.ts';

/** Gives the workspace its new link. The session ends, and opens again in the new room. */
export function changeLocks({ key, link }: Pick<WorkspaceEntry, 'key' | 'link'>): void {
  device.update(key, { link: newLink(randomBytes), formerLink: link });
}
