/** The time zones of a calendar file: which instant a time in it stands for. */
import { instantAt, parseDay } from '@cairn/model/shared';
import ICAL from 'ical.js';
import { type Piece, textOf } from './ics-pieces.ts';
import { isZone, zoneWith } from './zones.ts';

export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The IANA zone that the file means. */
  readonly zone: string;
  /** The file says no zone, or one that nobody knows: it was taken for this device's. */
  readonly isAssumed: boolean;
  /** The file says it in UTC, and so may mean any zone. */
  readonly isUtc: boolean;
}

const MOST_PARTS = 300;
/** Each rule is worked out for decades. A zone with all of its history has fewer than twenty. */
const MOST_RULES = 40;
const MOST_RULES_IN_FILE = 400;
/** Several times as many letters as a zone with all of its history has. */
const LONGEST_ZONE = 60_000;
/** Longer than the name of any zone; looking for a path at the end of a longer one takes long. */
const LONGEST_NAME = 200;
const WITHIN_PATH = /[A-Za-z]+\/[A-Za-z_]+(?:\/[A-Za-z_]+)?$/;
const MINUTE_S = 60;

export class FileZones {
  readonly #here: string;
  readonly #known = new Map<string, ICAL.Timezone>();
  #rulesLeft = MOST_RULES_IN_FILE;
  /** The IANA zone that a name in the file stands for; `null` if there is none. */
  readonly #names = new Map<string, string | null>();

  /** @param here this device's zone. */
  constructor(here: string) {
    this.#here = here;
  }

  /** Takes in a `VTIMEZONE`; one that could be the work of somebody who wants to do harm is left out. */
  add(piece: Piece): void {
    if (piece.inside.length > MOST_PARTS || !piece.inside.every(isHarmless)) return;
    const rules = piece.inside.flatMap(rulesIn).length;
    if (rules > Math.min(MOST_RULES, this.#rulesLeft)) return;
    const text = textOf(piece);
    if (text.length > LONGEST_ZONE) return;
    this.#rulesLeft -= rules;
    try {
      const component = new ICAL.Component(ICAL.parse(text) as unknown[]);
      const zone = new ICAL.Timezone(component);
      const said = component.getFirstPropertyValue('x-lic-location');
      if (typeof said === 'string' && isZone(said)) this.#names.set(zone.tzid, said);
      this.#known.set(zone.tzid, zone);
    } catch {
      // Times that name it are then taken for this device's, and that is said.
    }
  }

  /** `null` for what isn't a time. */
  momentOf(property: ICAL.Property, time: unknown = property.getFirstValue()): Moment | null {
    if (!(time instanceof ICAL.Time) || time.isDate || time.year < 1970 || time.year > 9998)
      return null;
    const here = this.#here;
    if (time.zone === ICAL.Timezone.utcTimezone)
      return { at: time.toUnixTime() * 1000, zone: here, isAssumed: false, isUtc: true };
    const said = nameIn(property);
    const zone = said === null ? null : this.#zoneOf(said);
    if (zone !== null) return { at: atIn(zone, time), zone, isAssumed: false, isUtc: false };
    const known = said === null ? undefined : this.#known.get(said);
    if (known === undefined)
      return { at: atIn(here, time), zone: here, isAssumed: true, isUtc: false };
    return this.#byRules(known, time);
  }

  #zoneOf(said: string): string | null {
    if (isZone(said)) return said;
    const named = this.#names.get(said) ?? WITHIN_PATH.exec(said)?.[0] ?? '';
    return isZone(named) ? named : null;
  }

  /** A zone with a name of its own, as Outlook's: by its rules, which say which one it is. */
  #byRules(zone: ICAL.Timezone, { year, month, day, hour, minute, second }: ICAL.Time): Moment {
    const time = new ICAL.Time({ year, month, day, hour, minute, second, isDate: false }, zone);
    const offset = (at: number) => {
      const utc = ICAL.Time.fromJSDate(new Date(at), true);
      return zone.utcOffset(utc.convertToZone(zone)) / MINUTE_S;
    };
    const known = this.#names.get(zone.tzid);
    const name = known === undefined ? zoneWith(offset, year, this.#here) : known;
    this.#names.set(zone.tzid, name);
    const at = time.toUnixTime() * 1000;
    return { at, zone: name ?? this.#here, isAssumed: false, isUtc: false };
  }
}

/** What the file calls the zone that it is in. */
function nameIn(property: ICAL.Property): string | null {
  const said = property.getFirstParameter('tzid');
  return typeof said === 'string' && said.length <= LONGEST_NAME ? said : null;
}

function atIn(zone: string, { year, month, day, hour, minute, second }: ICAL.Time): number {
  const digits = (number: number, width: number) => String(number).padStart(width, '0');
  const on = parseDay(`${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}`);
  if (on === null) return NaN;
  return instantAt({ day: on, minutes: hour * 60 + minute }, zone) + second * 1000;
}

/** Whether its rule, if any, is one by which clocks are changed: another may never come to an end. */
function isHarmless(part: Piece): boolean {
  return (part.name === 'STANDARD' || part.name === 'DAYLIGHT') && rulesIn(part).every(isYearly);
}

function rulesIn({ lines }: Piece): readonly string[] {
  return (lines ?? []).filter((line) => /^RRULE/i.test(line));
}

function isYearly(line: string): boolean {
  const parts = line
    .slice(line.indexOf(':') + 1)
    .toUpperCase()
    .split(';');
  const rule = new Map(parts.map((part) => part.split('=', 2) as [string, string | undefined]));
  const [frequency, month, dates, weekday] = ['FREQ', 'BYMONTH', 'BYMONTHDAY', 'BYDAY'].map((key) =>
    rule.get(key),
  );
  const isEachYear = (rule.get('INTERVAL') ?? '1') === '1';
  const others = [...rule.keys()].filter(
    (key) =>
      ![
        'FREQ',
        'BYMONTH',
        'BYMONTHDAY',
        'BYDAY',
        'UNTIL',
        'COUNT',
        'INTERVAL',
        'WKST',
        '',
      ].includes(key),
  );
  const isMonth = /^(?:[1-9]|1[0-2])$/.test(month ?? '');
  // A date that a month may not have, or that may never be that weekday, is looked for in vain.
  const isDate = (dates ?? '1').split(',').some((date) => /^(?:[1-9]|1\d|2[0-8])$/.test(date));
  const isNth = /^-?[1-4](?:SU|MO|TU|WE|TH|FR|SA)$/.test(weekday ?? '');
  const isEach = weekday === undefined || /^(?:SU|MO|TU|WE|TH|FR|SA)$/.test(weekday);
  if (frequency !== 'YEARLY' || !isEachYear || others.length > 0) return false;
  return isMonth && isDate && (isEach || (isNth && dates === undefined));
}
