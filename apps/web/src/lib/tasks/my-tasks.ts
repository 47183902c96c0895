/** Whose tasks are whose: mine to do, and nobody's yet. */
import { dayOf } from '@cairn/model/shared';
import { byDue, isMine, isNobodys, isOccurrence, isOpenTask, type Task } from '@cairn/model/tasks';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** True while the goal it is a step of is neither in the bin nor over. A task of its own always counts. */
export function isAlive(session: WorkspaceSession, task: Task): boolean {
  const goal = task.goal === null ? undefined : session.goals.get(task.goal);
  if (goal === undefined) return true;
  return goal.deletedAt === null && goal.status !== 'done' && goal.status !== 'dropped';
}

/** My open tasks, by due date; of what comes again what comes today. Reactive where it is called. */
export function myOpenTasks(session: WorkspaceSession): Task[] {
  return session.tasks.all
    .filter((task) => isMine(task, session.me) && isOpenTask(task) && isAlive(session, task))
    .filter((task) => task.repeat === 'none' || isOccurrence(task, session.today))
    .sort(byDue);
}

/** Open tasks that nobody has taken, by due date. Reactive where it is called. */
export function untakenTasks(session: WorkspaceSession): Task[] {
  return session.tasks.all
    .filter((task) => isOpenTask(task) && isNobodys(task) && isAlive(session, task))
    .sort(byDue);
}

/** What I ticked off today: it stays in sight until tomorrow, since that feels good. */
export function doneByMeToday(session: WorkspaceSession): Task[] {
  return session.tasks.all.filter(
    ({ doneAt, doneBy }) =>
      doneAt !== null && doneBy === session.me && dayOf(doneAt) === session.today,
  );
}
