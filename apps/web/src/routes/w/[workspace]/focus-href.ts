/** The address at which a block of time for a task is begun: My week, with the task chosen. */
import type { TaskId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** The part of the address that names the task. */
export const FOCUS_PARAMETER = 'focus';

export function focusHref(session: WorkspaceSession, task: TaskId): string {
  return session.href(`/week?${FOCUS_PARAMETER}=${task}`);
}
