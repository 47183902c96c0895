/** Weeks, months and years on the calendar, for plain days. */
import { addDays, type Day, parseDay } from './days.ts';

/** A date outside these years is a slip of the finger (a year typed as 20255). */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2199;

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** True for a day in a year that somebody may plan for. */
export function isReachable(day: Day): boolean {
  return yearOf(day) >= FIRST_YEAR && yearOf(day) <= LAST_YEAR;
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(day: Day): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
}

/** The Monday of the day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -weekdayOf(day));
}

/** The day; `null` if the month doesn't have it. `month` is 1 to 12. */
export function dayInMonth(year: number, month: number, day: number): Day | null {
  const digits = (n: number, width: number) => String(n).padStart(width, '0');
  return parseDay(`${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`);
}

/** The last day of a month. @throws {RangeError} if `month` isn't 1 to 12. */
export function lastOfMonth(year: number, month: number): Day {
  for (let day = 31; day >= 28; day--) {
    const found = dayInMonth(year, month, day);
    if (found !== null) return found;
  }
  throw new RangeError(`there is no month ${String(month)} of ${String(year)}`);
}

/** The same day `count` months later, or the last day of that month if it is shorter. */
export function addMonths(day: Day, count: number): Day {
  const months = yearOf(day) * 12 + Number(day.slice(5, 7)) - 1 + count;
  const [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
  return dayInMonth(year, month, Number(day.slice(8))) ?? lastOfMonth(year, month);
}
