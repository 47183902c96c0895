/** The days on which a repeating task falls. */
import { addMonths, weekdayOf } from '../shared/calendar.ts';
import { addDays, type Day, dayOf, daysBetween } from '../shared/days.ts';
import type { Task } from './task.ts';

/**
 * The days from `from` to `to` on which a repeating task falls; none before its first day, or after
 * it was done for good or dropped.
 */
export function occurrences(task: Task, from: Day, to: Day): Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isOccurrence(task, day)) days.push(day);
  }
  return days;
}

/**
 * Whether a repeating task falls on `day`. In a month without its day, a monthly task falls on the
 * last one.
 */
export function isOccurrence(task: Task, day: Day): boolean {
  const begins = task.due ?? dayOf(task.createdAt);
  if (day < begins) return false;
  if (task.doneAt !== null && day > dayOf(task.doneAt)) return false;
  if (task.droppedAt !== null && day > dayOf(task.droppedAt)) return false;
  switch (task.repeat) {
    case 'none':
      return day === begins;
    case 'daily':
      return true;
    case 'weekly':
      return weekdayOf(day) === weekdayOf(begins);
    case 'monthly': {
      const months = Math.round(daysBetween(begins, day) / 30.44);
      return addMonths(begins, months) === day;
    }
  }
}
