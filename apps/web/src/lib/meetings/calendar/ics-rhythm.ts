/** Reads how an event repeats: as one of the rhythms that a series of meetings can have. */
import { daysOf, type Rhythm } from '@cairn/model/meetings';
import { type Day, localTimeAt, weekdayOf } from '@cairn/model/shared';
import ICAL from 'ical.js';
import type { Moment } from './ics-zones.ts';

export interface FoundRhythm {
  readonly rhythm: Rhythm;
  readonly first: Day;
  readonly last: Day | null;
}

/** Monday first, as a rule names them. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const PLACES: Readonly<Record<string, Rhythm>> = {
  ...{ '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '-1': 'last' },
};
const MOST_COUNTED = 500;
/** What a rule may have besides how often it repeats. */
const UNDERSTOOD = new Set(['BYDAY', 'BYSETPOS']);

/** `null` for a rule that no series has, such as every day or every fifth week. */
export function rhythmOf(rule: ICAL.Recur, { at, zone }: Moment): FoundRhythm | null {
  const { day: first } = localTimeAt(at, zone);
  const rhythm = named(rule, first);
  if (rhythm === null) return null;
  if (daysOf({ rhythm, first, last: null }, first, 1)[0] !== first) return null;
  const last = lastOf(rule, { rhythm, first, last: null }, zone);
  return last === undefined ? null : { rhythm, first, last };
}

function named({ freq, interval, parts }: ICAL.Recur, first: Day): Rhythm | null {
  const weekday = WEEKDAYS[weekdayOf(first)] ?? '';
  if (Object.keys(parts).some((part) => !UNDERSTOOD.has(part))) return null;
  const days = (parts['BYDAY'] ?? [weekday]).map(String);
  const place = (parts['BYSETPOS'] ?? []).map(String);
  const [only, ...more] = days;
  if (only === undefined || more.length > 0 || place.length > 1) return null;
  if (freq === 'WEEKLY') {
    if (only !== weekday || place.length > 0) return null;
    return interval === 1 ? 'weekly' : interval === 2 ? 'fortnightly' : null;
  }
  if (freq !== 'MONTHLY' || interval !== 1 || !only.endsWith(weekday)) return null;
  const within = only.slice(0, -2).replace('+', '');
  if ((within === '') === (place.length === 0)) return null;
  return PLACES[within || (place[0] ?? '')] ?? null;
}

/** The day of the last meeting, `null` without an end; `undefined` if it is too far away to say. */
function lastOf(rule: ICAL.Recur, found: FoundRhythm, zone: string): Day | null | undefined {
  if (typeof rule.count === 'number') {
    if (rule.count > MOST_COUNTED) return undefined;
    return daysOf(found, found.first, rule.count).at(-1);
  }
  return untilOf(rule, zone);
}

/** The last day on which the rule may fall, by its zone's calendar; `null` if it names none. */
export function untilOf({ until }: Pick<ICAL.Recur, 'until'>, zone: string): Day | null {
  if (!(until instanceof ICAL.Time)) return null;
  if (until.isDate || until.zone !== ICAL.Timezone.utcTimezone)
    return until.toString().slice(0, 10) as Day;
  return localTimeAt(until.toUnixTime() * 1000, zone).day;
}
