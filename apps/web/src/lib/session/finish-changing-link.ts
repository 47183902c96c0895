/**
 * Finishes a change of link: once the new room holds everything, it closes the old one. The page
 * may be closed at any time, so each step can be repeated; what is left to do is stored with the
 * workspace.
 */
import type { Doc } from 'yjs';
import { deviceLock } from '#lib/device/device-lock.ts';
import { type CandidateLink, device, type WorkspaceEntry } from '#lib/device/workspaces.svelte.ts';
import { closeRoom } from '#lib/sync/close-room.ts';
import type { SyncStatus } from '#lib/sync/sync-status.ts';
import { confirmCandidate, farewellBytes, stepBack } from './change-link.ts';
import { followRoom } from './follow-room.ts';
import { keysOf } from './keys.ts';
import { relayOrigin } from './relay-origin.ts';

const LOOK_EVERY_MS = 500;
const RETRY_MS = 15_000;
const ANSWER_MS = 10_000;
/** Five years of entries are checked in a few seconds. */
const SLOW_AFTER_MS = 60_000;

/**
 * Why the old room isn’t closed yet, so that the user has to decide whether to go on without what
 * may be in it: it sent something that could have frozen this device (`unsafe`), entries are left
 * out here (`leftOut`), checking them takes too long (`slow`), or the relay doesn’t let this device
 * in (`refused`).
 */
export type StuckReason = 'unsafe' | 'leftOut' | 'slow' | 'refused';

export interface FinishingChange {
  readonly entry: WorkspaceEntry;
  readonly candidate: CandidateLink;
  /** What the old room still brings is merged into this document. */
  readonly doc: Doc;
  /** Whether the relay has stored the whole document in the new room. */
  readonly isStored: () => boolean;
  /** Called with the reason when the user has to decide, and with `null` when that is over. */
  readonly onstuck: (reason: StuckReason | null) => void;
}

/**
 * Keeps trying until the change is made, or somebody else turns out to have been first. Returns a
 * function that stops it.
 */
export function finishChangingLink({
  entry,
  candidate,
  doc,
  isStored,
  onstuck,
}: FinishingChange): () => void {
  const { key, link } = entry;
  const keys = link === null ? null : keysOf(link);
  if (keys?.access !== 'write') return () => {};
  const farewell = farewellBytes(candidate.farewell);
  // Somebody else has closed the old room, so there is nothing left to close.
  const isClosedAlready = entry.farewell !== null;
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopFollowing = () => {};
  // A device that has lost everything can find it only in the old room.
  const isEmpty = () => doc.store.clients.size === 0;
  const leavesBehind = () => device.find(key)?.candidate?.leavesBehind === true;
  let hasAll = isClosedAlready;
  const mayClose = () => !isEmpty() && (hasAll || leavesBehind());
  let stuck: StuckReason | null = null;
  /** Since when entries of the old room have been in checking, in milliseconds since 1970. */
  let checkingSince: number | null = null;

  const begin = () => {
    // Another tab may have finished while this one waited for the lock.
    if (stopped || device.find(key)?.candidate?.link !== candidate.link) return;
    if (!hasAll && !mayClose()) {
      stopFollowing = followRoom(keys, doc, (status) => {
        // May become false again: whatever arrives later has to be here as well.
        hasAll = isAllHere(status);
        checkingSince = status.untried > 0 ? (checkingSince ?? Date.now()) : null;
        stuck = stuckOn(status);
      });
    }
    void tryNow();
  };

  /** If the outcome can't be saved, try again: every step can be repeated. */
  const tryNow = () => attempt().catch(() => again(RETRY_MS));

  const attempt = async () => {
    if (stopped) return;
    tellStuck();
    if (!mayClose() || !isStored()) return again(LOOK_EVERY_MS);
    if (isClosedAlready) return confirm();
    const origin = relayOrigin();
    const closing = await closeRoom({ keys, origin, farewell, timeoutMs: ANSWER_MS });
    if (stopped) return;
    if (closing.outcome === 'ours') return confirm();
    if (closing.outcome === 'unreachable') return again(RETRY_MS);
    onstuck(null);
    stepBack(key, candidate.link, closing.farewell, Date.now());
  };

  const tellStuck = () => {
    const isSlow = checkingSince !== null && Date.now() - checkingSince > SLOW_AFTER_MS;
    onstuck(mayClose() || isEmpty() ? null : (stuck ?? (isSlow ? 'slow' : null)));
  };

  const confirm = () => {
    stopFollowing();
    stopFollowing = () => {};
    onstuck(null);
    confirmCandidate(key, candidate.link, Date.now());
  };

  const again = (ms: number) => {
    timer = setTimeout(() => void tryNow(), ms);
  };

  // One tab at a time; when it closes, the next one continues.
  const release = deviceLock(`cairn/${key}/change-link`, begin);
  return () => {
    stopped = true;
    clearTimeout(timer);
    stopFollowing();
    release();
  };
}

/** Entries still being checked or left out would be lost when the room is closed. */
function isAllHere({ relay, untried, leftOut }: SyncStatus): boolean {
  // `moved` means that a signed farewell was seen.
  return relay === 'moved' || (relay === 'synced' && untried === 0 && leftOut === 0);
}

function stuckOn({ relay, untried, leftOut }: SyncStatus): StuckReason | null {
  if (relay === 'unsafe' || relay === 'refused') return relay;
  return relay === 'synced' && untried === 0 && leftOut > 0 ? 'leftOut' : null;
}
