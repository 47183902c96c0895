/** A day, or a month of which nobody knows or has chosen the day: "Jan 2025" is true where "31 January" would be made up. */
import { isReachable, lastOfMonth } from './calendar.ts';
import { type Day, parseDay } from './days.ts';

declare const brand: unique symbol;

/** `YYYY-MM`; sorts as text, also among days. */
export type Month = string & { readonly [brand]: 'month' };
export type DayOrMonth = Day | Month;

const MONTH = /^\d{4}-\d{2}$/;

/** The month; `null` for anything that isn't a month of the calendar. */
export function parseMonth(raw: unknown): Month | null {
  if (typeof raw !== 'string' || !MONTH.test(raw)) return null;
  return parseDay(`${raw}-01`) === null ? null : (raw as Month);
}

export function parseDayOrMonth(raw: unknown): DayOrMonth | null {
  return parseDay(raw) ?? parseMonth(raw);
}

export function isMonth(when: DayOrMonth): when is Month {
  return when.length === 7;
}

/** The month that a day is in, or the month itself. */
export function monthOf(when: DayOrMonth): Month {
  return when.slice(0, 7) as Month;
}

/** The day itself, or the first day of a month. */
export function firstDayOf(when: DayOrMonth): Day {
  return isMonth(when) ? (`${when}-01` as Day) : when;
}

/** The day itself, or the last day of a month. */
export function lastDayOf(when: DayOrMonth): Day {
  return isMonth(when) ? lastOfMonth(Number(when.slice(0, 4)), Number(when.slice(5))) : when;
}

export function addToMonth(month: Month, count: number): Month {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + count;
  const digits = (n: number, width: number) => String(n).padStart(width, '0');
  return `${digits(Math.floor(months / 12), 4)}-${digits((months % 12) + 1, 2)}` as Month;
}

export type DayOrMonthRefusal = 'noSuchDay' | 'yearOutOfReach';

/** Why somebody can't have meant this; `null` if they can, or if there is none. */
export function dayOrMonthRefusal(when: DayOrMonth | null | undefined): DayOrMonthRefusal | null {
  if (when === null || when === undefined) return null;
  if (parseDayOrMonth(when) === null) return 'noSuchDay';
  return isReachable(firstDayOf(when)) ? null : 'yearOutOfReach';
}
