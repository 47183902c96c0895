/** What of the relay's frames may reach Yjs: nothing that stands for more than its bytes, that no mailbox holds, or that would wait. */
import { MESSAGE_SYNC } from '@cairn/protocol';
import { MAILBOX_CONTENT, Needs, scanSyncFrame } from '@cairn/scanner';
import { ENTRIES } from '@cairn/sealed';

/** More than a mailbox ever has: long before, its tail is replaced by one snapshot. */
const LIMITS = { content: MAILBOX_CONTENT, mostStructs: 65_536, rootName: ENTRIES };

/**
 * Whether a frame may be given to y-websocket. `early`: something that comes before it is missing,
 * and comes with the answer that is still on its way; Yjs would keep it, and take its time. `stateOf`
 * gives how far the mailbox has each client. Frames without a document's bytes always pass.
 */
export function judgeFrame(
  frame: Uint8Array,
  stateOf: (client: number) => number,
): 'pass' | 'early' | 'harmful' {
  if (frame[0] !== MESSAGE_SYNC) return 'pass';
  const needs = new Needs();
  const scan = scanSyncFrame(frame, LIMITS, needs);
  if (!scan.ok) return 'harmful';
  if (scan.step === 'stateVector' || needs.areMetBy(stateOf)) return 'pass';
  return scan.step === 'update' ? 'early' : 'harmful';
}
