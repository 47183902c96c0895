/** Pure functions about tasks. */
import { addDays, type Day } from '../shared/days.ts';
import type { PersonId } from '../shared/ids.ts';
import { byOrder } from '../shared/order.ts';
import type { Task } from './task.ts';

/** A task can have several owners and then belongs to each of them. */
export function isMine(task: Pick<Task, 'owners'>, me: PersonId): boolean {
  return task.owners.includes(me);
}

/** True until someone takes it. */
export function isNobodys(task: Pick<Task, 'owners'>): boolean {
  return task.owners.length === 0;
}

/** True while a task is neither done nor dropped. */
export function isOpenTask(task: Pick<Task, 'doneAt' | 'droppedAt'>): boolean {
  return task.doneAt === null && task.droppedAt === null;
}

/** By due date, earliest first; then those without one, in order. */
export function byDue(a: Task, b: Task): number {
  if (a.due !== b.due) {
    if (a.due === null) return 1;
    if (b.due === null) return -1;
    return a.due < b.due ? -1 : 1;
  }
  return byOrder(a, b);
}

export type DueGroup = 'late' | 'today' | 'week' | 'later' | 'undated';

export function dueGroup(task: Pick<Task, 'due'>, today: Day): DueGroup {
  if (task.due === null) return 'undated';
  if (task.due < today) return 'late';
  if (task.due === today) return 'today';
  return task.due <= addDays(today, 7) ? 'week' : 'later';
}

/** The step to take next: the first open one in order that doesn't repeat. */
export function nextStep(steps: readonly Task[]): Task | null {
  let next: Task | null = null;
  for (const step of steps) {
    if (!isOpenTask(step) || step.repeat !== 'none') continue;
    if (next === null || byOrder(step, next) < 0) next = step;
  }
  return next;
}
