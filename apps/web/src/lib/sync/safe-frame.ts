/**
 * Decides which of the relay's frames may reach Yjs: none that expand beyond their bytes, that no
 * mailbox holds, or that Yjs would keep pending.
 */
import { MESSAGE_SYNC } from '@cairn/protocol';
import { MAILBOX_CONTENT, Needs, scanSyncFrame } from '@cairn/scanner';
import { ENTRIES, MOST_STRUCTS } from '@cairn/sealed';

/**
 * What a room may hold by the relay's own limits. Writing at the same time leaves hundreds of
 * clients in each meeting.
 */
const LIMITS = {
  content: MAILBOX_CONTENT,
  mostStructs: MOST_STRUCTS,
  mostDeletions: MOST_STRUCTS,
  // Plain values aren't entries, and many of them, taken apart, cost Yjs quadratic time.
  mostValues: 4_096,
  rootName: ENTRIES,
};
/** This many can claim one place, which costs Yjs quadratic time: about a fifth of a second. */
const SMALL_STRUCTS = 3_000;
const MOST_ONE_BYTE = 127;
/** The frame's two one-byte numbers, before the length of the payload. */
const HEAD_BYTES = 2;

export interface Deps {
  /** The mailbox's clock for a Yjs client. */
  readonly stateOf: (client: number) => number;
  /** Whether Yjs could integrate an update (v1) into the mailbox quickly. */
  readonly isAffordable: (update: Uint8Array) => boolean;
  /** Called with a predicate: whether a client has written something in the frame. */
  readonly onwritten: (by: (client: number) => boolean) => void;
}

/**
 * Whether a frame may be given to y-websocket. `expensive`: only after it was tried out elsewhere.
 * `early`: something before it is missing and will come with the pending answer; Yjs would hold on
 * to it, at a cost. Frames that carry no document bytes always pass.
 */
export function judgeFrame(
  frame: Uint8Array,
  { stateOf, isAffordable, onwritten }: Deps,
): 'pass' | 'expensive' | 'early' | 'harmful' {
  // Every message number and step is one byte; y-websocket would also accept a longer encoding.
  if ((frame[0] ?? MOST_ONE_BYTE + 1) > MOST_ONE_BYTE) return 'harmful';
  if (frame[0] !== MESSAGE_SYNC) return 'pass';
  if ((frame[1] ?? 0) > MOST_ONE_BYTE) return 'harmful';
  const needs = new Needs();
  const scan = scanSyncFrame(frame, LIMITS, needs);
  if (!scan.ok) return 'harmful';
  if (scan.step === 'stateVector') return 'pass';
  onwritten((client) => needs.brings(client));
  if (!needs.areMetBy(stateOf)) return scan.step === 'update' ? 'early' : 'harmful';
  // Two people writing at once leave much that looks expensive and isn't; only a trial can tell.
  const isExpensive = scan.structs > SMALL_STRUCTS || !isAffordable(updateInFrame(frame));
  return isExpensive ? 'expensive' : 'pass';
}

/** The update in a sync frame, which must have been judged first. */
export function updateInFrame(frame: Uint8Array): Uint8Array {
  let at = HEAD_BYTES;
  while ((frame[at] ?? 0) > MOST_ONE_BYTE) at += 1;
  return frame.subarray(at + 1);
}
