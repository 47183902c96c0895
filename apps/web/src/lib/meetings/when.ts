/**
 * A meeting's time, as people say it and as the browser's own field takes it. Instants are
 * milliseconds since 1970.
 */
import { count, type Day, dayOf, type LocalTime, parseDay } from '@cairn/model/shared';
import { exactDay, formatDay, formatTime } from '#lib/ui/dates.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const FORTNIGHT_MS = 14 * DAY_MS;
const LOCAL_FIELD = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})/;

const THIS_YEAR = new Intl.DateTimeFormat('en-GB', {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});

/** The place whose clocks an IANA zone has: `New York` for `America/New_York`. */
export function cityOf(zone: string): string {
  return zone.split('/').at(-1)?.replaceAll('_', ' ') ?? zone;
}

/** This device's IANA time zone. */
export function localZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** The value of a `datetime-local` field, in this device's time zone; `''` without a time. */
export function toField(at: number | null): string {
  return at === null ? '' : `${dayOf(at)}T${formatTime(at)}`;
}

/**
 * The instant that a `datetime-local` field gives in this device's time zone; `null` for anything
 * else.
 */
export function fromField(value: string): number | null {
  const parts = LOCAL_FIELD.exec(value)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts;
  const date = new Date(year, month - 1, day, hour, minute);
  date.setFullYear(year);
  const at = date.getTime();
  return Number.isNaN(at) ? null : at;
}

/** The day and the clock's time in a `datetime-local` field; `null` for anything else. */
export function fieldParts(value: string): LocalTime | null {
  const [, year = '', month = '', date = '', hour = '', minute = ''] =
    LOCAL_FIELD.exec(value) ?? [];
  const day: Day | null = parseDay(`${year}-${month}-${date}`);
  return day === null ? null : { day, minutes: Number(hour) * 60 + Number(minute) };
}

/** 'Saturday 21 November, 11:00', with the year if it isn't this year. */
export function exactWhen(at: number, now: number): string {
  const sameYear = dayOf(at).slice(0, 4) === dayOf(now).slice(0, 4);
  return `${sameYear ? THIS_YEAR.format(at) : exactDay(dayOf(at))}, ${formatTime(at)}`;
}

/** 'today at 11:00, in 18 minutes', 'Tuesday at 11:00, in 3 days', 'now, until 11:50'. */
export function saidWhen(at: number, minutes: number, now: number): string {
  const end = at + minutes * MINUTE_MS;
  if (at <= now && now < end) return `now, until ${formatTime(end)}`;
  const [day = '', ...away] = formatDay(dayOf(at), dayOf(now)).split(', ');
  const soon = at > now && at - now < 12 * HOUR_MS ? [inTime(at - now)] : [];
  return [`${day} at ${formatTime(at)}`, ...away, ...soon].join(', ');
}

function inTime(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  if (minutes < 60) return `in ${count(minutes, 'minute')}`;
  const hours = Math.round(minutes / 60);
  return `in ${count(hours, 'hour')}`;
}

/** The same moment in the time zone it was planned in, if the clocks differ; otherwise `null`. */
export function elsewhere(at: number, zone: string): string | null {
  if (zone === '' || zone === localZone()) return null;
  try {
    const there = new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone: zone,
    }).format(at);
    return there === formatTime(at) ? null : `${there} in ${cityOf(zone)}`;
  } catch {
    return null;
  }
}

/**
 * A suggested time for the next meeting: two weeks after the last one, at the same hour; without a
 * last one, tomorrow at ten.
 */
export function likelyNext(last: number | null, now: number): number {
  if (last === null) {
    const date = new Date(now);
    return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1, 10).getTime();
  }
  const steps = Math.max(1, Math.ceil((now - last) / FORTNIGHT_MS));
  const date = new Date(last);
  // By the calendar, not in milliseconds, so that the hour survives a clock change.
  date.setDate(date.getDate() + 14 * steps);
  return date.getTime();
}

/** True from a little before a meeting until a while after its end. */
export function isOn(startsAt: number | null, minutes: number, now: number): boolean {
  return (
    startsAt !== null &&
    now > startsAt - 15 * MINUTE_MS &&
    now < startsAt + (minutes + 60) * MINUTE_MS
  );
}
