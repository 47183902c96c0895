/** Deleting a task takes one click, and taking it back another. */
import { rewordTask, tasks, type Task } from '@cairn/model/tasks';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { binWithUndo } from '#lib/undo/undo-toast.ts';

/** @param words What the text was before it was emptied to take the row away: the bin, and whoever restores it, gets it back. */
export function binTask(session: WorkspaceSession, task: Task, words = ''): void {
  if (task.text === '' && words !== '') rewordTask(session.writer, task.id, words);
  binWithUndo(session, tasks, task.id);
}
