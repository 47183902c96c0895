/**
 * Reads a calendar file: what in it can become a meeting or a series, and how much can't. Nothing
 * in a file makes it throw, run for ever or stop the page.
 */
import {
  cut,
  type Day,
  instantAt,
  localTimeAt,
  LONG_TITLE_CHARACTERS,
  oneLine,
} from '@cairn/model/shared';
import ICAL from 'ical.js';
import { nextOf } from './ics-next.ts';
import { isCalendar, type Piece, piecesIn, textOf } from './ics-pieces.ts';
import { type FoundRhythm, rhythmOf } from './ics-rhythm.ts';
import { FileZones, type Moment } from './ics-zones.ts';
import type { CalendarEntry } from './write-ics.ts';

export interface FoundSeries extends FoundRhythm {
  /** In minutes after midnight, in the zone. */
  readonly time: number;
  /** The days left out. */
  readonly out: readonly Day[];
  readonly changed: readonly { readonly day: Day; readonly entry: CalendarEntry }[];
}

export interface FoundEvent extends CalendarEntry {
  /** What the calendar knows it by, the same for all meetings of a series. */
  readonly uid: string;
  /** When one of a series would have been that is otherwise, if the file has it without its series. */
  readonly instead: number | null;
  readonly zone: string;
  /** The file doesn't say in which zone it is, so it was taken for this device's. */
  readonly isAssumed: boolean;
  /** `unknown` for a rule that no series has: then it stands for its next meeting alone. */
  readonly repeats: FoundSeries | 'unknown' | null;
}

export type LeftOut = 'allDay' | 'cancelled' | 'long' | 'unreadable' | 'other' | 'tooMany';

export type CalendarReading =
  | {
      readonly ok: true;
      /** Those to come first, soonest first; then past ones, latest first. */
      readonly events: readonly FoundEvent[];
      readonly left: ReadonlyMap<LeftOut, number>;
    }
  | { readonly ok: false; readonly reason: 'tooLarge' | 'notCalendar' | 'nothing' }
  | {
      readonly ok: false;
      readonly reason: 'noneFits';
      readonly left: ReadonlyMap<LeftOut, number>;
    };

export const MOST_CALENDAR_BYTES = 20_000_000;
const MOST_EVENTS = 20_000;
const DEFAULT_MINUTES = 50;
const DAY_MINUTES = 1440;
/** Any longer, and a page feels stuck. */
const PAUSE_AFTER_MS = 12;
const LONGEST_WORDS = 500;
const MOST_LEFT_DAYS = 500;

interface Options {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** This device's zone. */
  readonly here: string;
}

export async function readIcs(file: Blob, { now, here }: Options): Promise<CalendarReading> {
  if (file.size > MOST_CALENDAR_BYTES) return { ok: false, reason: 'tooLarge' };
  const text = await file.text();
  if (!isCalendar(text)) return { ok: false, reason: 'notCalendar' };
  const zones = new FileZones(here);
  const left = new Map<LeftOut, number>();
  const leaveOut = (why: LeftOut) => left.set(why, (left.get(why) ?? 0) + 1);
  const raw: ICAL.Component[] = [];
  const pause = pauses();
  for (const piece of piecesIn(text)) {
    await pause();
    if (piece === null) continue;
    if (piece.name === 'VTIMEZONE') zones.add(piece);
    else if (piece.name !== 'VEVENT') leaveOut('other');
    else if (raw.length >= MOST_EVENTS) leaveOut('tooMany');
    else {
      const event = parseEvent(piece);
      if (event === null) leaveOut('unreadable');
      else raw.push(event);
    }
  }
  const [masters, changes] = byUid(raw);
  const events: FoundEvent[] = [];
  for (const event of masters) {
    await pause();
    const found = foundIn(event, changes.get(uidOf(event)) ?? [], zones, now);
    if (typeof found === 'string') leaveOut(found);
    else events.push(found);
  }
  if (events.length > 0) return { ok: true, events: events.sort(soonestFirst(now)), left };
  return left.size === 0
    ? { ok: false, reason: 'nothing' }
    : { ok: false, reason: 'noneFits', left };
}

function pauses(): () => Promise<void> | undefined {
  let since = performance.now();
  return () => {
    if (performance.now() - since < PAUSE_AFTER_MS) return undefined;
    return new Promise<void>((resolve) => setTimeout(resolve)).then(() => {
      since = performance.now();
    });
  };
}

function parseEvent(piece: Piece): ICAL.Component | null {
  if (piece.lines === null) return null;
  try {
    const event = ICAL.parse(textOf({ ...piece, inside: [] })) as unknown[];
    return new ICAL.Component(event);
  } catch {
    return null;
  }
}

/** What changes one meeting of a series belongs to it; without the series it stands for itself. */
function byUid(all: readonly ICAL.Component[]) {
  const own = new Set(all.filter((each) => !each.hasProperty('recurrence-id')).map(uidOf));
  const changes = new Map<string, ICAL.Component[]>();
  const masters = all.filter((event) => {
    if (!event.hasProperty('recurrence-id') || !own.has(uidOf(event))) return true;
    changes.set(uidOf(event), [...(changes.get(uidOf(event)) ?? []), event].slice(-MOST_LEFT_DAYS));
    return false;
  });
  return [masters, changes] as const;
}

const uidOf = (event: ICAL.Component) => String(event.getFirstPropertyValue('uid') ?? '');

function foundIn(
  event: ICAL.Component,
  changes: readonly ICAL.Component[],
  zones: FileZones,
  now: number,
): FoundEvent | LeftOut {
  try {
    const read = entryIn(event, zones);
    if (typeof read === 'string') return read;
    const { moment: said, ...words } = read;
    const entry = {
      ...words,
      uid: cut(uidOf(event), LONGEST_WORDS),
      instead: insteadOf(event, zones),
    };
    const rule = event.getFirstPropertyValue('rrule');
    const isOnce = !event.hasProperty('rrule') && !event.hasProperty('rdate');
    // A rule counts its days where the times are said: in UTC, if that is where.
    const moment = said.isUtc && !isOnce ? { ...said, zone: 'UTC' } : said;
    const { zone, isAssumed } = moment;
    if (isOnce) return { ...entry, zone, isAssumed, repeats: null };
    const found =
      rule instanceof ICAL.Recur && !event.hasProperty('rdate') ? rhythmOf(rule, moment) : null;
    if (found === null || !(rule instanceof ICAL.Recur)) {
      const next = rule instanceof ICAL.Recur ? nextOf(rule, moment, now) : null;
      const startsAt = next ?? entry.startsAt;
      return { ...entry, startsAt, zone: said.zone, isAssumed, repeats: 'unknown' };
    }
    const { minutes: time } = localTimeAt(moment.at, zone);
    // One that is over would show nothing but its first meeting.
    if (isOver(found, time, zone, now))
      return { ...entry, zone: said.zone, isAssumed, repeats: null };
    const repeats = { ...found, time, ...exceptionsIn(event, changes, zones, zone) };
    return { ...entry, zone, isAssumed, repeats };
  } catch {
    return 'unreadable';
  }
}

function insteadOf(event: ICAL.Component, zones: FileZones): number | null {
  const property = event.getFirstProperty('recurrence-id');
  return (property && zones.momentOf(property)?.at) ?? null;
}

function isOver({ last }: FoundRhythm, time: number, zone: string, now: number): boolean {
  return last !== null && instantAt({ day: last, minutes: time }, zone) < now;
}

type ReadEntry = CalendarEntry & { readonly moment: Moment };

function entryIn(event: ICAL.Component, zones: FileZones): ReadEntry | LeftOut {
  if (String(event.getFirstPropertyValue('status')).toUpperCase() === 'CANCELLED')
    return 'cancelled';
  const start = event.getFirstProperty('dtstart');
  if (start === null) return 'unreadable';
  const from: unknown = start.getFirstValue();
  if (from instanceof ICAL.Time && from.isDate) return 'allDay';
  const moment = zones.momentOf(start);
  if (moment === null || !Number.isFinite(moment.at) || moment.at < 0) return 'unreadable';
  const minutes = minutesIn(event, moment, zones);
  if (minutes > DAY_MINUTES) return 'long';
  return {
    title: cut(wordsIn(event, 'summary'), LONG_TITLE_CHARACTERS),
    place: cut(placeIn(event), LONGEST_WORDS),
    ...{ startsAt: moment.at, minutes, moment },
  };
}

function minutesIn(event: ICAL.Component, { at }: Moment, zones: FileZones): number {
  const length: unknown = event.getFirstPropertyValue('duration');
  const end = event.getFirstProperty('dtend');
  const until = end === null ? null : zones.momentOf(end);
  const minutes =
    until !== null
      ? (until.at - at) / 60_000
      : length instanceof ICAL.Duration
        ? length.toSeconds() / 60
        : 0;
  return minutes > 0 ? Math.ceil(minutes) : DEFAULT_MINUTES;
}

function placeIn(event: ICAL.Component): string {
  const links = ['x-google-conference', 'x-microsoft-skypeteamsmeetingurl', 'url'];
  const [place = ''] = ['location', ...links].map((name) => wordsIn(event, name)).filter(Boolean);
  return place;
}

function wordsIn(event: ICAL.Component, name: string): string {
  const value: unknown = event.getFirstPropertyValue(name);
  return typeof value === 'string' ? oneLine(value.toWellFormed()).trim() : '';
}

function exceptionsIn(
  event: ICAL.Component,
  changes: readonly ICAL.Component[],
  zones: FileZones,
  zone: string,
): Pick<FoundSeries, 'out' | 'changed'> {
  const dayAt = (property: ICAL.Property, time: unknown): Day | null => {
    if (time instanceof ICAL.Time && time.isDate) return time.toString() as Day;
    const moment = zones.momentOf(property, time);
    return moment === null ? null : localTimeAt(moment.at, zone).day;
  };
  const out = event
    .getAllProperties('exdate')
    .flatMap((property) => property.getValues().map((time) => [property, time] as const))
    .slice(0, MOST_LEFT_DAYS)
    .map(([property, time]) => dayAt(property, time));
  const changed: { day: Day; entry: CalendarEntry }[] = [];
  for (const change of changes) {
    const instead = change.getFirstProperty('recurrence-id');
    const day = instead && dayAt(instead, instead.getFirstValue());
    const entry = entryIn(change, zones);
    if (day === null) continue;
    if (entry === 'cancelled') out.push(day);
    else if (typeof entry !== 'string') changed.push({ day, entry });
  }
  return { out: out.filter((day) => day !== null), changed };
}

/** A series goes on now. */
function soonestFirst(now: number) {
  const rank = ({ startsAt, minutes, repeats }: FoundEvent) => {
    if (repeats !== null && repeats !== 'unknown') return Math.max(startsAt, now);
    const end = startsAt + minutes * 60_000;
    // Past ones after all others, the latest of them first.
    return end >= now ? startsAt : Number.MAX_SAFE_INTEGER - startsAt;
  };
  return (a: FoundEvent, b: FoundEvent) => rank(a) - rank(b);
}
