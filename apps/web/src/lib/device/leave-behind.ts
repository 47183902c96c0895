/**
 * Lets a change of link go on without the old room, since opening that room may be what froze the
 * page.
 */
import { device } from './workspaces.svelte.ts';

/**
 * Whatever only the old room holds stays there. Does nothing without a change of link.
 * @throws DOMException if nothing can be saved on this device; then nothing has changed.
 */
export function leaveOldRoomBehind(key: string): void {
  const begun = device.find(key)?.candidate ?? null;
  if (begun === null || begun.leavesBehind) return;
  device.update(key, ({ candidate }) =>
    candidate === null ? {} : { candidate: { ...candidate, leavesBehind: true } },
  );
}
