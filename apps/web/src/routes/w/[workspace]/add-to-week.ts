/** A task of this week, for what a page offers to do: due on its Friday, or today once that is over. */
import { addDays, mondayOf, type PersonId, type TaskId } from '@cairn/model/shared';
import { createTask } from '@cairn/model/tasks';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

type Session = Pick<WorkspaceSession, 'writer' | 'today'>;

export function addToWeek(
  { writer, today }: Session,
  text: string,
  owner: PersonId | null,
): TaskId {
  const friday = addDays(mondayOf(today), 4);
  return createTask(writer, { text, owner, due: today > friday ? today : friday });
}
