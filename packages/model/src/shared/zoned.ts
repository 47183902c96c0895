/** What the clocks show in a time zone as an instant, and back. Instants are milliseconds since 1970. */
import type { Day } from './days.ts';

/** A moment as a calendar and a clock on the wall show it. */
export interface LocalTime {
  readonly day: Day;
  /** After midnight. */
  readonly minutes: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** As many as there can be series. Making one takes a hundred times as long as asking it. */
const MOST_FORMATS = 200;

const formats = new Map<string, Intl.DateTimeFormat>();
/** For all that nobody knows. */
let utc: Intl.DateTimeFormat | undefined;

/**
 * When it is that time there. An hour that the clocks skip moves forward by what they skip; of one
 * that they show twice it is the first. A zone that nobody knows counts as UTC, on every device.
 */
export function instantAt({ day, minutes }: LocalTime, zone: string): number {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * MINUTE_MS;
  const [before, after] = [offsetAt(wanted - DAY_MS, zone), offsetAt(wanted + DAY_MS, zone)];
  const first = wanted - before;
  const second = wanted - after;
  const isShown = offsetAt(first, zone) === before || offsetAt(second, zone) !== after;
  return isShown ? first : second;
}

export function localTimeAt(at: number, zone: string): LocalTime {
  const local = new Date(at + offsetAt(at, zone));
  return {
    day: local.toISOString().slice(0, 10) as Day,
    minutes: local.getUTCHours() * 60 + local.getUTCMinutes(),
  };
}

/** How far the clocks there are ahead of UTC, in milliseconds. */
function offsetAt(at: number, zone: string): number {
  const parts = new Map<string, number>();
  for (const { type, value } of formatOf(zone).formatToParts(at)) parts.set(type, Number(value));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
  const [year, month, day] = [part('year'), part('month'), part('day')];
  const shown = Date.UTC(year, month - 1, day, part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at / 1000) * 1000;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  if (formats.size >= MOST_FORMATS) formats.clear();
  const format = newFormat(zone);
  formats.set(zone, format);
  return format;
}

function newFormat(zone: string): Intl.DateTimeFormat {
  try {
    return formatIn(zone);
  } catch {
    return (utc ??= formatIn('UTC'));
  }
}

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const numbers = { year: 'numeric', month: 'numeric', day: 'numeric' } as const;
  const clock = { hour: 'numeric', minute: 'numeric', second: 'numeric' } as const;
  return new Intl.DateTimeFormat('en-u-ca-iso8601-nu-latn', {
    ...numbers,
    ...clock,
    hourCycle: 'h23',
    timeZone,
  });
}
