/** Where a thread is read: beside what it is about. */
import type { Thread } from '@cairn/model/feedback';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** A path within the workspace, naming the thread so that the page can bring it forward. */
export function threadHref(session: WorkspaceSession, { id, anchor }: Thread): string {
  if (anchor.kind === 'goal' && anchor.id !== null) return `/goals/${anchor.id}?thread=${id}`;
  if (anchor.kind === 'meeting' && anchor.id !== null) return `/meetings/${anchor.id}?thread=${id}`;
  const task = anchor.kind === 'task' && anchor.id !== null ? session.tasks.get(anchor.id) : null;
  if (task?.goal) return `/goals/${task.goal}?thread=${id}`;
  return `/feedback?thread=${id}`;
}
