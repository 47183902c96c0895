/** What of the relay's frames may reach Yjs: nothing that stands for more than its bytes, or that no mailbox holds. */
import { MESSAGE_SYNC } from '@cairn/protocol';
import { MAILBOX_CONTENT, scanSyncFrame } from '@cairn/scanner';

/** More than a mailbox ever has: long before, its tail is replaced by one snapshot. */
const MOST_STRUCTS = 65_536;

/** Whether a frame is safe to be given to y-websocket. Frames without a document's bytes always are. */
export function isSafeFrame(frame: Uint8Array): boolean {
  if (frame[0] !== MESSAGE_SYNC) return true;
  return scanSyncFrame(frame, { content: MAILBOX_CONTENT, mostStructs: MOST_STRUCTS }).ok;
}
