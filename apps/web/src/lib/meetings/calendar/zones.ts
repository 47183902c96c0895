/** Time zones as the browser knows them. */
import { tzOffset } from '@date-fns/tz';

/** An offset such as `+05:30`, which some browsers take too, has no place in a calendar file. */
const NAME = /^[A-Za-z][\w/+-]*$/;

/** Whether the browser knows this IANA zone. */
export function isZone(zone: string): boolean {
  if (!NAME.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** In minutes east of Greenwich, at an instant in milliseconds since 1970. */
export function offsetAt(zone: string, at: number): number {
  return tzOffset(zone, new Date(at));
}

const COMMON = [
  ...['Europe/London', 'Europe/Berlin', 'Europe/Athens', 'Europe/Istanbul', 'Europe/Moscow'],
  ...['America/New_York', 'America/Chicago', 'America/Denver', 'America/Los_Angeles'],
  ...['America/Phoenix', 'America/Sao_Paulo', 'America/Bogota', 'America/Toronto'],
  ...['Asia/Kolkata', 'Asia/Dubai', 'Asia/Shanghai', 'Asia/Tokyo', 'Asia/Singapore'],
  ...['Australia/Sydney', 'Australia/Brisbane', 'Australia/Perth', 'Pacific/Auckland'],
  ...['Africa/Johannesburg', 'Africa/Lagos', 'Africa/Cairo', 'Africa/Nairobi'],
];
const MONTHS = 12;

/**
 * A zone whose clock shows the same as `offset`, in minutes at an instant, in each month of a year:
 * the likely one if it does, else one that many people live in; `null` if there is none.
 */
export function zoneWith(
  offset: (at: number) => number,
  year: number,
  likely: string,
): string | null {
  const middles = Array.from({ length: MONTHS }, (_, month) => Date.UTC(year, month, 15, 12));
  const wanted = middles.map(offset);
  const isLike = (zone: string) =>
    middles.every((at, month) => offsetAt(zone, at) === wanted[month]);
  return (
    [likely, ...COMMON].find(isLike) ?? Intl.supportedValuesOf('timeZone').find(isLike) ?? null
  );
}
