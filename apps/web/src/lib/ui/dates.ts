/** Days and moments as people say them, and exactly. A plain day is 'YYYY-MM-DD', without a zone. */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/;

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', options);

// A plain day is read as midnight UTC and shown in UTC, so that no zone can move it.
const WEEKDAY = format({ weekday: 'long', timeZone: 'UTC' });
const DAY_MONTH = format({ day: 'numeric', month: 'long', timeZone: 'UTC' });
const DAY_MONTH_YEAR = format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT = format({ day: 'numeric', month: 'short', timeZone: 'UTC' });
const SHORT_YEAR = format({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const TIME = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

function instantOf(day: string): number {
  return PLAIN_DAY.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
}

function count(amount: number, unit: string): string {
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** Whole days from `today` to `day`, negative when it has passed; NaN when either is no day. */
export function daysUntil(day: string, today: string): number {
  return Math.round((instantOf(day) - instantOf(today)) / DAY_MS);
}

/** The plain day, on this device, of a moment in milliseconds since the epoch. */
export function dayOf(ms: number): string {
  const date = new Date(ms);
  const month = String(date.getMonth() + 1).padStart(2, '0');
  const day = String(date.getDate()).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${month}-${day}`;
}

/**
 * A day as people say it: 'today', 'tomorrow', 'Tuesday, in 3 days', '12 March, in 4 weeks',
 * '12 March 2029'. What is no day comes back as it is.
 */
export function formatDay(day: string, today: string): string {
  const days = daysUntil(day, today);
  if (Number.isNaN(days)) return day;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  const at = instantOf(day);
  const away = Math.abs(days);
  const say = (amount: string): string => (days > 0 ? `in ${amount}` : `${amount} ago`);
  if (away < 7) return `${WEEKDAY.format(at)}, ${say(count(away, 'day'))}`;
  const name = (day.slice(0, 4) === today.slice(0, 4) ? DAY_MONTH : DAY_MONTH_YEAR).format(at);
  return away < 60 ? `${name}, ${say(count(Math.round(away / 7), 'week'))}` : name;
}

/** A day in little room: '28 Feb', with the year when it is another one than today's. */
export function shortDay(day: string, today: string): string {
  const at = instantOf(day);
  if (Number.isNaN(at)) return day;
  return (day.slice(0, 4) === today.slice(0, 4) ? SHORT : SHORT_YEAR).format(at);
}

/** A day in full: 'Friday 12 March 2027'. */
export function exactDay(day: string): string {
  const at = instantOf(day);
  return Number.isNaN(at) ? day : `${WEEKDAY.format(at)} ${DAY_MONTH_YEAR.format(at)}`;
}

/** The time of day of a moment, on this device: '11:00'. */
export function formatTime(ms: number): string {
  return Number.isFinite(ms) ? TIME.format(ms) : '';
}

/**
 * A moment as people say it, seen from `now`, both in milliseconds since the epoch: 'now',
 * '3 minutes ago', 'in 18 minutes', 'today at 11:00', 'Tuesday at 11:00', '12 March'.
 */
export function formatInstant(ms: number, now: number): string {
  if (!Number.isFinite(ms)) return '';
  const away = Math.abs(ms - now);
  if (away < MINUTE_MS) return 'now';
  const say = (amount: string): string => (ms > now ? `in ${amount}` : `${amount} ago`);
  if (away < HOUR_MS) return say(count(Math.floor(away / MINUTE_MS), 'minute'));
  const day = dayOf(ms);
  const today = dayOf(now);
  const days = daysUntil(day, today);
  if (days === 0 && away < 6 * HOUR_MS && ms < now) {
    return say(count(Math.floor(away / HOUR_MS), 'hour'));
  }
  if (Math.abs(days) <= 1) return `${formatDay(day, today)} at ${formatTime(ms)}`;
  if (Math.abs(days) < 7) return `${WEEKDAY.format(instantOf(day))} at ${formatTime(ms)}`;
  return formatDay(day, today).replace(/,.*/, '');
}

/** A moment that has passed, within a sentence: 'just now', and otherwise as `formatInstant`. */
export function formatPast(ms: number, now: number): string {
  const said = formatInstant(ms, now);
  return said === 'now' ? 'just now' : said;
}

/** A moment in full, on this device: 'Friday 12 March 2027 at 11:00'. */
export function exactInstant(ms: number): string {
  return Number.isFinite(ms) ? `${exactDay(dayOf(ms))} at ${formatTime(ms)}` : '';
}
