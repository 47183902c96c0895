/** Deletes a thread: it goes to the bin at once, with a toast that offers to undo. */
import { threads } from '@cairn/model/feedback';
import type { ThreadId } from '@cairn/model/shared';
import { binWithUndo, type UndoSession } from '#lib/undo/undo-toast.ts';

export function binThread(session: UndoSession, id: ThreadId): void {
  binWithUndo(session, threads, id, 'Thread moved to the bin.');
}
