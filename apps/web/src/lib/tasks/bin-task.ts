/** Deletes a task with one click, and restores it with another. */
import { rewordTask, type Task, tasks } from '@cairn/model/tasks';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { binWithUndo } from '#lib/undo/undo-toast.ts';

/**
 * @param words the text before it was emptied to delete the row, which the bin should show and
 * restore.
 */
export function binTask(session: WorkspaceSession, task: Task, words = ''): void {
  if (task.text === '' && words !== '') rewordTask(session.writer, task.id, words);
  binWithUndo(session, tasks, task.id);
}
