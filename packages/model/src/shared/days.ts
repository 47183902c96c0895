/** A due date is a day on a calendar, not an instant: it mustn't move with the reader's time zone. */
declare const brand: unique symbol;

/** `YYYY-MM-DD`; sorts as text. */
export type Day = string & { readonly [brand]: 'day' };

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day; `null` for anything that isn't a day of the calendar. */
export function parseDay(raw: unknown): Day | null {
  if (typeof raw !== 'string' || !SHAPE.test(raw)) return null;
  const date = Number(raw.slice(8));
  const most = lengthOf(Number(raw.slice(0, 4)), Number(raw.slice(5, 7)));
  return date >= 1 && date <= most ? (raw as Day) : null;
}

/** How many days a month has; none if the year doesn't have it. By hand: years of habits are read at once. */
function lengthOf(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && isLeap ? 29 : (MONTH_LENGTHS[month - 1] ?? 0);
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The calendar day, in the local time zone, of an instant in milliseconds since 1970. */
export function dayOf(ms: number): Day {
  const date = new Date(ms);
  const two = (n: number) => String(n).padStart(2, '0');
  const year = String(date.getFullYear()).padStart(4, '0');
  return `${year}-${two(date.getMonth() + 1)}-${two(date.getDate())}` as Day;
}

/** `count` days later; negative for earlier. */
export function addDays(day: Day, count: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10) as Day;
}

/** Whole days from `from` to `to`; negative if `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
