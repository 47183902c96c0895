/** A change of link that goes on without the old room, since opening that may be what stopped the page. */
import { device } from './workspaces.svelte.ts';

/**
 * What the old room holds and this device doesn't have stays there. Without a change of link nothing happens.
 * @throws DOMException when this device keeps nothing; then nothing has changed.
 */
export function leaveOldRoomBehind(key: string): void {
  const begun = device.find(key)?.candidate ?? null;
  if (begun === null || begun.leavesBehind) return;
  device.update(key, ({ candidate }) =>
    candidate === null ? {} : { candidate: { ...candidate, leavesBehind: true } },
  );
}
