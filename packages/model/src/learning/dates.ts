/** What learning and experience share: two days that have to fit, and how their edits are kept apart. */
import { isReachable } from '../shared/calendar.ts';
import { type Day, parseDay } from '../shared/days.ts';

export type DatesRefusal = 'noSuchDay' | 'yearOutOfReach' | 'endBeforeStart';

/** Two facts that are changed one after the other are two steps of undo. */
export const subjectOf = (id: string, facts: object) => `${id}/${Object.keys(facts).join(',')}`;

interface Dates {
  readonly start?: Day | null;
  readonly end?: Day | null;
}

/** `was`: the dates that stay where none are given. */
export function datesRefusal(next: Dates, was: Dates | undefined): DatesRefusal | null {
  for (const day of [next.start, next.end]) {
    if (day == null) continue;
    if (parseDay(day) === null) return 'noSuchDay';
    if (!isReachable(day)) return 'yearOutOfReach';
  }
  if (next.start === undefined && next.end === undefined) return null;
  const [start, end] = [
    next.start === undefined ? was?.start : next.start,
    next.end === undefined ? was?.end : next.end,
  ];
  return start != null && end != null && end < start ? 'endBeforeStart' : null;
}
