/**
 * What an open workspace does about its rooms in the background. Import it lazily: usually that is
 * nothing.
 */
import { roomOf } from '@cairn/protocol';
import type { WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { mailboxDatabase } from '#lib/storage/database-names.ts';
import { eraseStorage } from '#lib/storage/device-storage.ts';
import { closeRoom } from '#lib/sync/close-room.ts';
import { farewellBytes } from './change-link.ts';
import { keysOf } from './keys.ts';
import { relayOrigin } from './relay-origin.ts';

export { finishChangingLink } from './finish-changing-link.ts';

/** The session has more urgent things to do first. */
const BEGIN_AFTER_MS = 5_000;
const ANSWER_MS = 10_000;
/** In case a link was taken that turns out to be the wrong one. */
const KEEP_MAILBOX_MS = 30 * 24 * 60 * 60 * 1_000;

/**
 * Once per session: rooms whose farewell is known are closed again, in case a wiped relay has
 * reopened them, and mailboxes of rooms left long ago are erased. Returns a function that stops it.
 */
export function tendFormerRooms(entry: WorkspaceEntry): () => void {
  const { key, link, farewell, former } = entry;
  if (farewell === null && former.length === 0) return () => {};
  const rooms = link === null ? former : [{ link, farewell, leftAt: Infinity }, ...former];
  let stopped = false;

  const tend = async () => {
    for (const one of rooms) {
      if (stopped) return;
      const keys = keysOf(one.link);
      if (one.farewell !== null && keys.access === 'write') {
        const signed = farewellBytes(one.farewell);
        await closeRoom({ keys, origin: relayOrigin(), farewell: signed, timeoutMs: ANSWER_MS });
      }
      if (Date.now() - one.leftAt > KEEP_MAILBOX_MS)
        await eraseStorage(mailboxDatabase(key, roomOf(keys))).catch(() => undefined);
    }
  };

  const timer = setTimeout(() => {
    if (navigator.onLine) void tend();
  }, BEGIN_AFTER_MS);
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
