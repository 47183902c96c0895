/** What of the relay's frames may reach Yjs: nothing that stands for more than its bytes, that no mailbox holds, or that would wait. */
import { MESSAGE_SYNC } from '@cairn/protocol';
import { MAILBOX_CONTENT, Needs, scanSyncFrame } from '@cairn/scanner';
import { ENTRIES, MOST_STRUCTS } from '@cairn/sealed';

/** What a room may have by the relay's own limits: who writes at the same time leaves hundreds in each meeting. */
const LIMITS = {
  content: MAILBOX_CONTENT,
  mostStructs: MOST_STRUCTS,
  mostDeletions: MOST_STRUCTS,
  // Plain values are nobody's entries; many of them, taken apart, cost Yjs time by the square.
  mostValues: 4_096,
  rootName: ENTRIES,
};
/** So many can be made to claim one place, which costs Yjs time by the square: a fifth of a second. */
const SMALL_STRUCTS = 3_000;
const MOST_ONE_BYTE = 127;
/** The frame's two numbers and the length of what it carries. */
const HEAD_BYTES = 2;

export interface Deps {
  /** How far the mailbox has each client. */
  readonly stateOf: (client: number) => number;
  /** Whether Yjs would soon find the places of what an update (v1) brings to the mailbox. */
  readonly isAffordable: (update: Uint8Array) => boolean;
  /** Hears what the frame can be asked: whether a client has written something in it. */
  readonly onwritten: (by: (client: number) => boolean) => void;
}

/**
 * Whether a frame may be given to y-websocket. `dear`: only once it has been tried out elsewhere.
 * `early`: something that comes before it is missing, and comes with the answer that is still on its
 * way; Yjs would keep it, and take its time. Frames without a document's bytes always pass.
 */
export function judgeFrame(
  frame: Uint8Array,
  { stateOf, isAffordable, onwritten }: Deps,
): 'pass' | 'dear' | 'early' | 'harmful' {
  // Every message's number and step is one byte; a longer spelling would be read as the same.
  if ((frame[0] ?? MOST_ONE_BYTE + 1) > MOST_ONE_BYTE) return 'harmful';
  if (frame[0] !== MESSAGE_SYNC) return 'pass';
  if ((frame[1] ?? 0) > MOST_ONE_BYTE) return 'harmful';
  const needs = new Needs();
  const scan = scanSyncFrame(frame, LIMITS, needs);
  if (!scan.ok) return 'harmful';
  if (scan.step === 'stateVector') return 'pass';
  onwritten((client) => needs.brings(client));
  if (!needs.areMetBy(stateOf)) return scan.step === 'update' ? 'early' : 'harmful';
  // Two who wrote at the same time leave much that looks dear and isn't: only trying it out tells.
  const isDear = scan.structs > SMALL_STRUCTS || !isAffordable(updateInFrame(frame));
  return isDear ? 'dear' : 'pass';
}

/** The update in a sync frame that was judged. */
export function updateInFrame(frame: Uint8Array): Uint8Array {
  let at = HEAD_BYTES;
  while ((frame[at] ?? 0) > MOST_ONE_BYTE) at += 1;
  return frame.subarray(at + 1);
}
