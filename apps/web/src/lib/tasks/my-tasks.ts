/** Whose tasks are whose: mine to do, and those nobody has taken. */
import { dayOf } from '@cairn/model/shared';
import { byDue, isMine, isNobodys, isOccurrence, isOpenTask, type Task } from '@cairn/model/tasks';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/**
 * Returns whether a task's goal is neither in the bin nor over; a task without a goal always
 * counts. Computed for all goals at once: asked one by one, thousands of tasks would each get a
 * subscription.
 */
export function aliveIn({ goals }: WorkspaceSession): (task: Pick<Task, 'goal'>) => boolean {
  const over = new Set<string>(goals.binned.map(({ id }) => id));
  for (const { id, status } of goals.all)
    if (status === 'done' || status === 'dropped') over.add(id);
  return ({ goal }) => goal === null || !over.has(goal);
}

/** My open tasks by due date; repeating ones only for today. Reactive where it is called. */
export function myOpenTasks(session: WorkspaceSession): Task[] {
  const isAlive = aliveIn(session);
  return session.tasks.all
    .filter((task) => isMine(task, session.me) && isOpenTask(task) && isAlive(task))
    .filter((task) => task.repeat === 'none' || isOccurrence(task, session.today))
    .sort(byDue);
}

/** Open tasks that nobody has taken, by due date. Reactive where it is called. */
export function untakenTasks(session: WorkspaceSession): Task[] {
  const isAlive = aliveIn(session);
  return session.tasks.all
    .filter((task) => isOpenTask(task) && isNobodys(task) && isAlive(task))
    .sort(byDue);
}

/** What I completed today: it stays visible until tomorrow, since that feels good. */
export function doneByMeToday(session: WorkspaceSession): Task[] {
  return session.tasks.all.filter(
    ({ doneAt, doneBy }) =>
      doneAt !== null && doneBy === session.me && dayOf(doneAt) === session.today,
  );
}
