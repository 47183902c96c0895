/**
 * The meetings of a series. One that nobody has touched is computed from its series; it is written
 * as a record as soon as somebody prepares it, with the same values whoever that is.
 */
import { parseEntry } from '../document/collection.ts';
import {
  addMonths,
  dayInMonth,
  isReachable,
  lastOfMonth,
  weekdayOf,
  yearOf,
} from '../shared/calendar.ts';
import { addDays, type Day, daysBetween, parseDay } from '../shared/days.ts';
import type { MeetingId, SeriesId } from '../shared/ids.ts';
import { instantAt, localTimeAt } from '../shared/zoned.ts';
import { type Meeting, meetings } from './meeting.ts';
import type { Rhythm, Series } from './series.ts';

/** How many days of one series are looked at. */
export const MOST_OCCURRENCES = 500;

export interface Occurrence {
  readonly series: SeriesId;
  readonly day: Day;
}

/** The id of a meeting of a series follows from its day; it keeps both when it is moved. */
export function occurrenceId({ series, day }: Occurrence): MeetingId {
  return `${series}@${day}` as MeetingId;
}

/** `null` for a meeting that belongs to no series. */
export function occurrenceOf(id: string): Occurrence | null {
  const at = id.lastIndexOf('@');
  const day = parseDay(id.slice(at + 1));
  return at < 1 || day === null ? null : { series: id.slice(0, at) as SeriesId, day };
}

/** The rhythm alone: what its days follow from. */
type Rhythmic = Pick<Series, 'rhythm' | 'first' | 'last'>;

/** Its days from `from` on, at most `most` of them, with those that were deleted. */
export function daysOf(rhythmic: Rhythmic, from: Day, most: number): Day[] {
  const days: Day[] = [];
  if (most < 1) return days;
  for (const day of daysFrom(rhythmic, from)) if (days.push(day) >= most) break;
  return days;
}

/** One by one, as far as they are asked for: of hundreds of series only the next meeting counts. */
function* daysFrom({ rhythm, first, last }: Rhythmic, from: Day): Generator<Day> {
  if (first === null || !isReachable(first)) return;
  const start = from > first ? from : first;
  let found = 0;
  for (const day of rhythmFrom(rhythm, first, start)) {
    if (found >= MOST_OCCURRENCES || !isReachable(day) || (last !== null && day > last)) return;
    if (day < start) continue;
    found += 1;
    yield day;
  }
}

/** Without an end; may begin a little before `start`. */
function* rhythmFrom(rhythm: Rhythm, first: Day, start: Day): Generator<Day> {
  if (rhythm === 'weekly' || rhythm === 'fortnightly') {
    const step = rhythm === 'weekly' ? 7 : 14;
    const steps = Math.ceil(daysBetween(first, start) / step);
    for (let at = steps; ; at++) yield addDays(first, at * step);
  }
  const month = `${start.slice(0, 7)}-01` as Day;
  for (let at = 0; ; at++) yield inMonth(addMonths(month, at), rhythm, weekdayOf(first));
}

const NTH: Readonly<Record<Exclude<Rhythm, 'weekly' | 'fortnightly'>, number>> = {
  first: 0,
  second: 1,
  third: 2,
  fourth: 3,
  last: 4,
};

/** The first, second, … or last day of that name in the month that `month` is the first day of. */
function inMonth(month: Day, rhythm: keyof typeof NTH, weekday: number): Day {
  const [year, number] = [yearOf(month), Number(month.slice(5, 7))];
  const offset = (weekday - weekdayOf(month) + 7) % 7;
  const date = 1 + offset + 7 * NTH[rhythm];
  const day = dayInMonth(year, number, date);
  if (day !== null) return day;
  // A month has five of one name at most, and its fourth is the last where it has four.
  const last = lastOfMonth(year, number);
  return addDays(last, -((weekdayOf(last) - weekday + 7) % 7));
}

/** Which monthly rhythm a day is on: its place in the month, and whether it is the last of its name. */
export function monthlyRhythms(day: Day): Rhythm[] {
  const nth = (['first', 'second', 'third', 'fourth'] as const)[
    Math.floor((Number(day.slice(8)) - 1) / 7)
  ];
  const isLast = addDays(day, 7).slice(0, 7) !== day.slice(0, 7);
  return [...(nth === undefined ? [] : [nth]), ...(isLast ? (['last'] as const) : [])];
}

/** What a meeting of the series is made with, the same for whoever makes it. */
export function occurrenceValues(series: Series, day: Day) {
  return {
    title: series.title,
    kind: series.kind,
    startsAt: instantAt({ day, minutes: series.time }, series.zone),
    zone: series.zone,
    minutes: series.minutes,
    place: series.place,
  };
}

/** The meeting of that day as it is while nobody has touched it. */
export function plannedMeeting(series: Series, day: Day): Meeting | null {
  const { createdBy, createdAt } = series;
  const values = Object.entries({ ...occurrenceValues(series, day), createdBy, createdAt });
  const parsed = parseEntry(meetings, occurrenceId({ series: series.id, day }), new Map(values));
  return parsed.ok ? parsed.record : null;
}

/** The untouched meeting with that id, if it is one of a series. */
export function findPlanned(
  id: string,
  seriesOf: (id: SeriesId) => Series | undefined,
): Meeting | null {
  const occurrence = occurrenceOf(id);
  const series = occurrence && seriesOf(occurrence.series);
  if (!series || series.deletedAt !== null || !hasDay(series, occurrence.day)) return null;
  return plannedMeeting(series, occurrence.day);
}

/** True if the series has a meeting on that day. */
export function hasDay(series: Series, day: Day): boolean {
  return daysOf(series, day, 1)[0] === day && !series.out.includes(day);
}

/**
 * The meetings of a series that nobody has touched and that aren't over, soonest first, at most
 * `most` of them.
 * @param isKnown true for meetings that exist as a record, in the bin or not.
 */
export function untouchedMeetings(
  series: Series,
  isKnown: (id: MeetingId) => boolean,
  now: number,
  most: number,
): Meeting[] {
  if (series.deletedAt !== null) return [];
  const { day: today } = localTimeAt(now - series.minutes * 60_000, series.zone);
  const out = new Set(series.out);
  const found: Meeting[] = [];
  for (const day of daysFrom(series, today)) {
    if (found.length >= most) break;
    if (out.has(day) || isKnown(occurrenceId({ series: series.id, day }))) continue;
    const meeting = plannedMeeting(series, day);
    if (meeting === null || meeting.startsAt === null) continue;
    if (meeting.startsAt + meeting.minutes * 60_000 >= now) found.push(meeting);
  }
  return found;
}
