/** Which tasks are mine to do, for Today and for counts elsewhere. */
import { dayOf } from '@cairn/model/shared';
import { byDue, isMine, type Task } from '@cairn/model/tasks';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** True while the goal it is a step of is neither in the bin nor over. A task of its own always counts. */
function isAlive(session: WorkspaceSession, task: Task): boolean {
  const goal = task.goal === null ? undefined : session.goals.get(task.goal);
  if (goal === undefined) return true;
  return goal.deletedAt === null && goal.status !== 'done' && goal.status !== 'dropped';
}

/** My open tasks, by due date. Reactive where it is called. */
export function myOpenTasks(session: WorkspaceSession): Task[] {
  return session.tasks.all
    .filter((task) => task.doneAt === null && isMine(task, session.me) && isAlive(session, task))
    .sort(byDue);
}

/** What I ticked off today: it stays in sight until tomorrow, since that feels good. */
export function doneByMeToday(session: WorkspaceSession): Task[] {
  return session.tasks.all.filter(
    ({ doneAt, doneBy }) =>
      doneAt !== null && doneBy === session.me && dayOf(doneAt) === session.today,
  );
}
