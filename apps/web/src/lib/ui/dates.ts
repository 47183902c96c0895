/**
 * Days and moments, as people say them and in full. A plain day is 'YYYY-MM-DD', without a time
 * zone.
 */
import { count, dayOf, daysBetween, parseDay } from '@cairn/model/shared';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('en-GB', options);

// A plain day is read as midnight UTC and shown in UTC, so that no time zone can shift it.
const WEEKDAY = format({ weekday: 'long', timeZone: 'UTC' });
const DAY_MONTH = format({ day: 'numeric', month: 'long', timeZone: 'UTC' });
const DAY_MONTH_YEAR = format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const SHORT = format({ day: 'numeric', month: 'short', timeZone: 'UTC' });
const SHORT_YEAR = format({ day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const TIME = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** As far from 1970 as a `Date` can be: showing a moment further away would throw. */
const FARTHEST_MS = 8_640_000_000_000_000;

/** True for a moment that can be shown. */
export function isInstant(ms: number): boolean {
  return Math.abs(ms) <= FARTHEST_MS;
}

/** A plain day's instant, for formatting in UTC; NaN if it isn't valid. */
function instantOf(day: string): number {
  return parseDay(day) === null ? Number.NaN : Date.parse(day);
}

/**
 * A day as people say it: 'today', 'tomorrow', 'Tuesday, in 3 days', '12 March, in 4 weeks', '12
 * March 2029'. Anything that isn't a valid day is returned unchanged.
 */
export function formatDay(day: string, today: string): string {
  const [on, from] = [parseDay(day), parseDay(today)];
  if (on === null || from === null) return day;
  const days = daysBetween(from, on);
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

/** A day within a sentence, without how far away it is: 'today', 'tomorrow', 'Tuesday', '12 March'. */
export function sayDay(day: string, today: string): string {
  return parseDay(day) === null ? day : formatDay(day, today).replace(/,.*/, '');
}

/** When something happens or happened, within a sentence: 'today', 'on Tuesday', 'on 12 March'. */
export function sayWhen(day: string, today: string): string {
  const said = sayDay(day, today);
  return ['today', 'tomorrow', 'yesterday'].includes(said) ? said : `on ${said}`;
}

/** A short form of a day: '28 Feb', with the year if it isn't this year. */
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

/** A moment's time of day in this device's time zone: '11:00'. */
export function formatTime(ms: number): string {
  return isInstant(ms) ? TIME.format(ms) : '';
}

/**
 * A moment as people say it at `now`, both in milliseconds since 1970: 'now', '3 minutes ago', 'in
 * 18 minutes', 'today at 11:00', 'Tuesday at 11:00', '12 March'.
 */
export function formatInstant(ms: number, now: number): string {
  if (!isInstant(ms)) return '';
  const away = Math.abs(ms - now);
  if (away < MINUTE_MS) return 'now';
  const say = (amount: string): string => (ms > now ? `in ${amount}` : `${amount} ago`);
  if (away < HOUR_MS) return say(count(Math.floor(away / MINUTE_MS), 'minute'));
  const day = dayOf(ms);
  const today = dayOf(now);
  const days = daysBetween(today, day);
  if (days === 0 && away < 6 * HOUR_MS && ms < now) {
    return say(count(Math.floor(away / HOUR_MS), 'hour'));
  }
  if (Math.abs(days) <= 1) return `${formatDay(day, today)} at ${formatTime(ms)}`;
  if (Math.abs(days) < 7) return `${WEEKDAY.format(instantOf(day))} at ${formatTime(ms)}`;
  return sayDay(day, today);
}

/**
 * A moment that has passed, within a sentence: 'just now', '3 minutes ago', 'yesterday at 11:00',
 * 'on Tuesday at 11:00', 'on 12 March'.
 */
export function formatPast(ms: number, now: number): string {
  const said = formatInstant(ms, now);
  if (said === '') return '';
  if (said === 'now') return 'just now';
  return Math.abs(daysBetween(dayOf(now), dayOf(ms))) > 1 ? `on ${said}` : said;
}

/** A moment in full, in this device's time zone: 'Friday 12 March 2027 at 11:00'. */
export function exactInstant(ms: number): string {
  return isInstant(ms) ? `${exactDay(dayOf(ms))} at ${formatTime(ms)}` : '';
}
