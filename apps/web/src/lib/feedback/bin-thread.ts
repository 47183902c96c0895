/** Deleting a thread: it goes to the bin at once, and the way back is said beside it. */
import { threads } from '@cairn/model/feedback';
import type { ThreadId } from '@cairn/model/shared';
import { binWithUndo, type UndoSession } from '#lib/undo/undo-toast.ts';

export function binThread(session: UndoSession, id: ThreadId): void {
  binWithUndo(session, threads, id, 'Thread moved to the bin.');
}
