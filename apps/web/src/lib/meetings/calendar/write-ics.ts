/**
 * Meetings as a calendar file. Every time is written by its zone's clock, with the zone beside it:
 * without one, each calendar would take it for its own.
 */
import type { Rhythm } from '@cairn/model/meetings';
import { type Day, weekdayOf } from '@cairn/model/shared';
import { TZDate } from '@date-fns/tz';
import ical, {
  type ICalCalendar,
  ICalCalendarMethod,
  type ICalEventData,
  ICalEventRepeatingFreq,
  type ICalRepeatingOptions,
  ICalWeekday,
} from 'ical-generator';
import { zoneText } from './zone-rules.ts';
import { isZone, offsetAt } from './zones.ts';

/** What a calendar shows of a meeting. */
export interface CalendarEntry {
  readonly title: string;
  readonly place: string;
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  readonly minutes: number;
}

export interface CalendarEvent extends CalendarEntry {
  /** The same for ever, so that a calendar knows the meeting again. */
  readonly uid: string;
  /** Higher after each change of what is said here: a calendar leaves out anything older. */
  readonly sequence: number;
  /** The IANA zone whose clock it is planned by; any other name stands for UTC. */
  readonly zone: string;
}

/** A series: the event itself is its first meeting, as the rhythm has it. */
export interface CalendarSeries extends CalendarEvent {
  readonly rhythm: Rhythm;
  /** The day of its first meeting, in its zone. */
  readonly first: Day;
  /** When the last meeting may start; `null` for no end. */
  readonly until: number | null;
  /** When the meetings would have started that don't take place. */
  readonly left: readonly number[];
  /** Meetings that are otherwise than the rhythm has them, and when that was. */
  readonly changed: readonly { readonly instead: number; readonly entry: CalendarEntry }[];
}

const MINUTE_MS = 60_000;
/** No change of the clocks is felt for longer. */
const TWICE_MS = 3 * 60 * MINUTE_MS;
const UTC = /^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu)$/i;
/** No calendar takes these, and a file has no way to write them. */

const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
const WEEKDAYS = [
  ...[ICalWeekday.MO, ICalWeekday.TU, ICalWeekday.WE, ICalWeekday.TH, ICalWeekday.FR],
  ...[ICalWeekday.SA, ICalWeekday.SU],
];
const PLACES = { first: 1, second: 2, third: 3, fourth: 4, last: -1 } as const;

/** @param now the time of writing, in milliseconds since 1970. */
export function writeIcs(event: CalendarEvent, now: number): string {
  const calendar = newCalendar(event.startsAt);
  calendar.createEvent(eventData(event, event, { zone: clockOf(event), now }));
  return textOf(calendar);
}

export function writeSeriesIcs(series: CalendarSeries, now: number): string {
  // The zone's rules are those of the meetings to come.
  const calendar = newCalendar(Math.max(series.startsAt, now));
  const clock = { zone: knownZone(series.zone), now };
  calendar.createEvent({
    ...eventData(series, series, clock),
    repeating: repeatingOf(series, clock.zone),
  });
  for (const { instead, entry } of series.changed) {
    const data = eventData(series, entry, clock);
    calendar.createEvent({ ...data, recurrenceId: timeAt(instead, clock.zone) });
  }
  return textOf(calendar);
}

function newCalendar(at: number): ICalCalendar {
  return ical({
    prodId: '//Cairn//Meetings//EN',
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: (zone) => zoneText(zone, at) },
  });
}

const textOf = (calendar: ICalCalendar) => `${calendar.toString()}\r\n`;

interface Clock {
  /** `null` for UTC. */
  readonly zone: string | null;
  readonly now: number;
}

function eventData(
  { uid, sequence }: CalendarEvent,
  { title, place, startsAt, minutes }: CalendarEntry,
  { zone, now }: Clock,
): ICalEventData {
  return {
    ...{ id: uid, sequence, stamp: new Date(now), timezone: zone },
    start: timeAt(startsAt, zone),
    end: timeAt(startsAt + minutes * MINUTE_MS, zone),
    summary: clean(title),
    ...(place !== '' && { location: clean(place) }),
  };
}

function repeatingOf(series: CalendarSeries, zone: string | null): ICalRepeatingOptions {
  const { rhythm, first, until, left } = series;
  const isWeekly = rhythm === 'weekly' || rhythm === 'fortnightly';
  const weekday = WEEKDAYS[weekdayOf(first)] as ICalWeekday;
  return {
    freq: isWeekly ? ICalEventRepeatingFreq.WEEKLY : ICalEventRepeatingFreq.MONTHLY,
    byDay: [weekday],
    ...(rhythm === 'fortnightly' && { interval: 2 }),
    ...(!isWeekly && { bySetPos: PLACES[rhythm] }),
    ...(until !== null && { until: new Date(until) }),
    ...(left.length > 0 && { exclude: left.map((at) => timeAt(at, zone)) }),
  };
}

function timeAt(at: number, zone: string | null): Date {
  return zone === null ? new Date(at) : new TZDate(at, zone);
}

function knownZone(zone: string): string | null {
  return isZone(zone) && !UTC.test(zone) ? zone : null;
}

/** Where clocks are turned back, they show the same hour twice: UTC says which of them it is. */
function clockOf({ zone, startsAt, minutes }: CalendarEvent): string | null {
  const known = knownZone(zone);
  if (known === null) return null;
  const before = offsetAt(known, startsAt - TWICE_MS);
  const after = offsetAt(known, startsAt + minutes * MINUTE_MS + TWICE_MS);
  return before === after ? known : null;
}

function clean(words: string): string {
  return words.replaceAll(CONTROL, '').toWellFormed();
}
