/** Deleting a task takes one click, and taking it back another. */
import { binRecord, restoreRecord } from '@cairn/model/document';
import { tasks, type Task } from '@cairn/model/tasks';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

export function binTask({ writer }: WorkspaceSession, task: Task): void {
  binRecord(writer, tasks, task.id);
  toasts.show({
    text: 'Moved to the bin.',
    action: { label: 'Undo', run: () => restoreRecord(writer, tasks, task.id) },
  });
}
