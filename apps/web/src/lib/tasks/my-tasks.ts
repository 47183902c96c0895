/** Whose tasks are whose: mine to do, and nobody's yet. */
import { dayOf } from '@cairn/model/shared';
import { byDue, isMine, isNobodys, isOccurrence, isOpenTask, type Task } from '@cairn/model/tasks';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/**
 * Whether the goal a task is a step of is neither in the bin nor over; a task of its own always
 * counts. Asked goal by goal, thousands of tasks would be followed one by one.
 */
export function aliveIn({ goals }: WorkspaceSession): (task: Pick<Task, 'goal'>) => boolean {
  const over = new Set<string>(goals.binned.map(({ id }) => id));
  for (const { id, status } of goals.all)
    if (status === 'done' || status === 'dropped') over.add(id);
  return ({ goal }) => goal === null || !over.has(goal);
}

/** My open tasks, by due date; of what comes again what comes today. Reactive where it is called. */
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

/** What I ticked off today: it stays in sight until tomorrow, since that feels good. */
export function doneByMeToday(session: WorkspaceSession): Task[] {
  return session.tasks.all.filter(
    ({ doneAt, doneBy }) =>
      doneAt !== null && doneBy === session.me && dayOf(doneAt) === session.today,
  );
}
