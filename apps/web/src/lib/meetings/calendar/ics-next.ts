/**
 * When an event comes round next whose rule no series has. Worked out day by day: a rule may have no
 * other day, or one so far away that whoever counts up to it never gets there.
 */
import {
  addDays,
  type Day,
  daysBetween,
  instantAt,
  lastOfMonth,
  localTimeAt,
  mondayOf,
  weekdayOf,
  yearOf,
} from '@cairn/model/shared';
import type ICAL from 'ical.js';
import { untilOf, WEEKDAYS } from './ics-rhythm.ts';
import type { Moment } from './ics-zones.ts';

type Rule = Pick<ICAL.Recur, 'freq' | 'interval' | 'parts' | 'count' | 'until'>;

/** Eleven years. */
const MOST_DAYS = 4_000;
const NTH_WEEKDAY = /^([+-]?\d{1,2})?([A-Z]{2})$/;

/** `null` if it isn't easily found, or if the event is over. */
export function nextOf(rule: Rule, { at, zone }: Moment, now: number): number | null {
  const falls = fallsOn(rule, localTimeAt(at, zone).day);
  if (falls === null || at >= now) return null;
  const { day: first, minutes } = localTimeAt(at, zone);
  const last = untilOf(rule, zone);
  const today = localTimeAt(now, zone).day;
  // A rule that counts has to be counted from its first day.
  let left = typeof rule.count === 'number' ? rule.count : Infinity;
  let day = left === Infinity && today > first ? today : first;
  for (let looked = 0; looked < MOST_DAYS && left > 0; looked++, day = addDays(day, 1)) {
    if (last !== null && day > last) return null;
    if (!falls(day)) continue;
    const startsAt = day < today ? 0 : instantAt({ day, minutes }, zone);
    if (startsAt >= now) return startsAt;
    left -= 1;
  }
  return null;
}

/** Whether it falls on a day from `first` on; `null` for a rule of any other kind. */
function fallsOn({ freq, interval, parts }: Rule, first: Day): ((day: Day) => boolean) | null {
  if (Object.keys(parts).some((part) => part !== 'BYDAY')) return null;
  const named = parts['BYDAY']?.map(String);
  const nameOf = (day: Day) => WEEKDAYS[weekdayOf(day)] ?? '';
  switch (freq) {
    case 'DAILY':
      return (day) =>
        daysBetween(first, day) % interval === 0 && named?.includes(nameOf(day)) !== false;
    case 'WEEKLY':
      return (day) =>
        (daysBetween(mondayOf(first), mondayOf(day)) / 7) % interval === 0 &&
        (named ?? [nameOf(first)]).includes(nameOf(day));
    case 'MONTHLY':
      return (day) =>
        (monthOf(day) - monthOf(first)) % interval === 0 &&
        (named?.some((each) => isNamed(day, each)) ?? day.slice(8) === first.slice(8));
    default:
      return null;
  }
}

/** Months since the year 0. */
const monthOf = (day: Day) => yearOf(day) * 12 + Number(day.slice(5, 7)) - 1;

/** `MO` for each Monday of a month, `2MO` for its second one, `-1MO` for its last. */
function isNamed(day: Day, name: string): boolean {
  const [, nth, weekday] = NTH_WEEKDAY.exec(name) ?? [];
  if (weekday !== WEEKDAYS[weekdayOf(day)]) return false;
  if (nth === undefined) return true;
  const date = Number(day.slice(8));
  const length = Number(lastOfMonth(yearOf(day), Number(day.slice(5, 7))).slice(8));
  return [Math.ceil(date / 7), -Math.ceil((length - date + 1) / 7)].includes(Number(nth));
}
