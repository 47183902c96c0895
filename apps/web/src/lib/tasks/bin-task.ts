/** Deleting a task takes one click, and taking it back another. */
import { binRecord, restoreRecord } from '@cairn/model/document';
import { rewordTask, tasks, type Task } from '@cairn/model/tasks';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

/** @param words What the text was before it was emptied to take the row away: the bin, and whoever restores it, gets it back. */
export function binTask({ writer }: WorkspaceSession, task: Task, words = ''): void {
  if (task.text === '' && words !== '') rewordTask(writer, task.id, words);
  binRecord(writer, tasks, task.id);
  toasts.show({
    text: 'Moved to the bin.',
    action: { label: 'Undo', run: () => restoreRecord(writer, tasks, task.id) },
  });
}
