/** A week of tasks: what is due each day, what is left from before, and what has no date. */
import { mondayOf } from '../shared/calendar.ts';
import { addDays, type Day, dayOf } from '../shared/days.ts';
import { byOrder } from '../shared/order.ts';
import { occurrences } from './occurrence.ts';
import { byDue, isOpenTask } from './read-tasks.ts';
import type { Task } from './task.ts';

export interface WeekItem {
  readonly task: Task;
  readonly day: Day;
  /** For a repeating task, on this day. */
  readonly done: boolean;
}

export interface WeekDay {
  readonly day: Day;
  /** Open ones first, both groups in order. */
  readonly items: readonly WeekItem[];
}

export interface Week {
  /** Monday to Sunday. */
  readonly days: readonly WeekDay[];
  /** Open tasks that were due before this week, earliest first. */
  readonly overdue: readonly Task[];
  /** Open tasks without a date, in order. */
  readonly undated: readonly Task[];
}

/**
 * The week of `monday` (any day of that week will do). Dropped tasks are left out; a task that was
 * left from before and ticked off this week is on the day it was done.
 */
export function weekOf(tasks: readonly Task[], monday: Day): Week {
  const first = mondayOf(monday);
  const days = Array.from({ length: 7 }, (_, at) => addDays(first, at));
  const last = days[6] ?? first;
  const placed = new Map<Day, WeekItem[]>(days.map((day) => [day, []]));
  const [overdue, undated]: [Task[], Task[]] = [[], []];
  for (const task of tasks) {
    if (task.deletedAt !== null || task.droppedAt !== null) continue;
    if (task.repeat !== 'none') {
      for (const day of occurrences(task, first, last))
        placed.get(day)?.push({ task, day, done: task.doneOn.includes(day) });
      continue;
    }
    const { due, doneAt } = task;
    if (due !== null && due >= first)
      placed.get(due)?.push({ task, day: due, done: doneAt !== null });
    else if (isOpenTask(task)) (due === null ? undated : overdue).push(task);
    else if (doneAt !== null) {
      const day = dayOf(doneAt);
      placed.get(day)?.push({ task, day, done: true });
    }
  }
  return {
    days: days.map((day) => ({
      day,
      items: (placed.get(day) ?? []).sort(
        (a, b) => Number(a.done) - Number(b.done) || byOrder(a.task, b.task),
      ),
    })),
    overdue: overdue.sort(byDue),
    undated: undated.sort(byOrder),
  };
}
