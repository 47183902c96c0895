/**
 * A meeting as a calendar file. Every time is written by its zone's clock, with the zone beside it:
 * without one, each calendar would take it for its own.
 */
import { TZDate } from '@date-fns/tz';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { zoneText } from './zone-rules.ts';
import { isZone, offsetAt } from './zones.ts';

export interface CalendarEvent {
  /** The same for ever, so that a calendar knows the meeting again. */
  readonly uid: string;
  /** Higher after each change of what is said here: a calendar leaves out anything older. */
  readonly sequence: number;
  readonly title: string;
  readonly place: string;
  /** Milliseconds since 1970. */
  readonly startsAt: number;
  readonly minutes: number;
  /** The IANA zone whose clock it is planned by; any other name stands for UTC. */
  readonly zone: string;
}

const MINUTE_MS = 60_000;
/** No change of the clocks is felt for longer. */
const TWICE_MS = 3 * 60 * MINUTE_MS;
const UTC = /^(?:Etc\/)?(?:UTC|UCT|GMT|Zulu)$/i;
/** No calendar takes these, and a file has no way to write them. */
// eslint-disable-next-line no-control-regex -- reason: exactly these are left out
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** @param now the time of writing, in milliseconds since 1970. */
export function writeIcs(event: CalendarEvent, now: number): string {
  const { startsAt, minutes } = event;
  const zone = clockOf(event);
  const timeAt = (at: number) => (zone === null ? new Date(at) : new TZDate(at, zone));
  const calendar = ical({
    prodId: '//Cairn//Meetings//EN',
    method: ICalCalendarMethod.PUBLISH,
    timezone: { name: null, generator: (each) => zoneText(each, startsAt) },
  });
  calendar.createEvent({
    id: event.uid,
    sequence: event.sequence,
    stamp: new Date(now),
    timezone: zone,
    start: timeAt(startsAt),
    end: timeAt(startsAt + minutes * MINUTE_MS),
    summary: clean(event.title),
    ...(event.place !== '' && { location: clean(event.place) }),
  });
  return `${calendar.toString()}\r\n`;
}

/** The zone whose clock the times are written by; `null` for UTC. */
function clockOf({ zone, startsAt, minutes }: CalendarEvent): string | null {
  if (!isZone(zone) || UTC.test(zone)) return null;
  // Where clocks are turned back, they show the same hour twice.
  const before = offsetAt(zone, startsAt - TWICE_MS);
  const after = offsetAt(zone, startsAt + minutes * MINUTE_MS + TWICE_MS);
  return before === after ? zone : null;
}

function clean(words: string): string {
  return words.replaceAll(CONTROL, '').toWellFormed();
}
