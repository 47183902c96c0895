/** Deleting a thread: it goes to the bin at once, and the way back is said beside it. */
import { binRecord, restoreRecord, type Writer } from '@cairn/model/document';
import { threads } from '@cairn/model/feedback';
import type { ThreadId } from '@cairn/model/shared';
import { toasts } from '#lib/ui/toasts.svelte.ts';

export function binThread(writer: Writer, id: ThreadId): void {
  binRecord(writer, threads, id);
  toasts.show({
    text: 'Thread moved to the bin.',
    action: { label: 'Undo', run: () => restoreRecord(writer, threads, id) },
  });
}
