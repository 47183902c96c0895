/* What someone who has nothing yet is sent: encoded once, however many come at the same time. */

import { SYNC_STEP_2, SYNC_UPDATE } from '@cairn/protocol';
import { encodeSync } from './frames.ts';
import type { RoomDocument } from './room-document.ts';
import type { Work } from './work.ts';

/** The answer to newcomers of one room. */
export interface Newcomers {
  /** The frames with everything in the room: one step 2, and the updates that came since. */
  everything(document: RoomDocument, work: Work): readonly Uint8Array[];
  /** Call it with each update that the room accepted. */
  added(update: Uint8Array): void;
  /** How much memory the answer takes, in bytes. */
  heldBytes(): number;
  /** Forgets an answer that nobody has asked for lately. */
  rest(): void;
}

// Below this, encoding again is cheaper than remembering.
const WORTH_KEEPING_BYTES = 16 * 1024;
const MOST_ADDED = 200;
const KEPT_MS = 4_000;

/** Keeps an answer for a few seconds; `now` returns milliseconds. */
export function createNewcomers(now: () => number): Newcomers {
  let frames: Uint8Array[] | undefined;
  let addedBytes = 0;
  let askedAt = 0;

  return {
    everything(document, work) {
      askedAt = now();
      if (frames) return frames;
      const whole = encodeSync(SYNC_STEP_2, document.everything(work));
      if (whole.length < WORTH_KEEPING_BYTES) return [whole];
      addedBytes = 0;
      frames = [whole];
      return frames;
    },
    added(update) {
      if (!frames) return;
      addedBytes += update.length;
      const tooMuch = frames.length > MOST_ADDED || addedBytes > (frames[0]?.length ?? 0);
      if (tooMuch) frames = undefined;
      else frames.push(encodeSync(SYNC_UPDATE, update));
    },
    heldBytes: () => (frames?.[0]?.length ?? 0) + addedBytes,
    rest() {
      if (now() - askedAt > KEPT_MS) frames = undefined;
    },
  };
}
