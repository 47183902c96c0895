/** When a task is due, in the words you would say aloud. */
import { addDays, type Day, dayOf, daysBetween } from '@cairn/model/shared';
import type { Repeat } from '@cairn/model/tasks';
import { shortDay } from '#lib/ui/dates.ts';

/** How a task repeats; `null` if it doesn't. */
export const REPEAT_WORDS: Readonly<Record<Repeat, string | null>> = {
  none: null,
  daily: 'every day',
  weekly: 'every week',
  monthly: 'every month',
};

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

function nearWords(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  if (Math.abs(days) < 7) return WEEKDAY.format(new Date(`${day}T00:00:00Z`));
  return shortDay(day, today);
}

/** "Friday", "12 March", "was due yesterday". */
export function dueWords(due: Day, today: Day): string {
  return due < today ? `was due ${nearWords(due, today)}` : nearWords(due, today);
}

/** "done today", from an instant in milliseconds since 1970. */
export function doneWords(doneAt: number, today: Day): string {
  return `done ${nearWords(dayOf(doneAt), today)}`;
}

/** The days people choose most often. */
export function likelyDays(today: Day): { label: string; day: Day }[] {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return [
    { label: 'Today', day: today },
    { label: 'Tomorrow', day: addDays(today, 1) },
    { label: 'Next Monday', day: addDays(today, 8 - (weekday === 0 ? 7 : weekday)) },
    { label: 'In a month', day: addDays(today, 30) },
  ];
}
