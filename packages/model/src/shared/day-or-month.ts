/** A day, or a month of which nobody knows or has chosen the day: "Jan 2025" is true where "31 January" would be made up. */
import { parseDay, type Day } from './days.ts';

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
