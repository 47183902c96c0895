/**
 * A time zone as a calendar file describes it: one part for standard time and, where clocks are
 * changed, one for daylight saving, each with the rule by which it begins every year. Outlook takes
 * nothing more elaborate.
 */
import { isZone, offsetAt } from './zones.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** A rule is chosen that holds for this many years. */
const YEARS = 7;
/** Clocks that are changed twice in less time are changed by no rule anyway. */
const STEP_MS = 10 * DAY_MS;
/** Where Outlook expects every rule to begin. */
const ANCHOR_YEAR = 1970;
const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

/** One change of the clocks. */
interface Shift {
  /** What the clock showed at that moment, before it was changed, as if it were UTC. */
  readonly wall: Date;
  /** Minutes east of Greenwich. */
  readonly before: number;
  readonly after: number;
}

/** On which days of its month a clock may be changed, and how a rule says so. */
interface Days {
  readonly says: string;
  readonly has: (date: number, length: number) => boolean;
}

/** The lines of the `VTIMEZONE` for something in the year of `at`, in milliseconds since 1970. */
function zoneLines(zone: string, at: number): string[] {
  const year = new Date(at + offsetAt(zone, at) * MINUTE_MS).getUTCFullYear();
  const years = Array.from({ length: YEARS }, (_, ahead) => shiftsIn(zone, year + ahead));
  const forward = years.map((shifts) => onlyOne(shifts, ({ before, after }) => after > before));
  const back = years.map((shifts) => onlyOne(shifts, ({ before, after }) => after < before));
  const parts =
    forward[0] && back[0]
      ? [...partLines('DAYLIGHT', forward), ...partLines('STANDARD', back)]
      : fixedLines(offsetAt(zone, at));
  return ['BEGIN:VTIMEZONE', `TZID:${zone}`, ...parts, 'END:VTIMEZONE'];
}

/** As the calendar library asks for it; nothing for a zone that the browser doesn't know. */
export function zoneText(zone: string, at: number): string | null {
  return isZone(zone) ? zoneLines(zone, at).join('\r\n') : null;
}

function onlyOne(shifts: readonly Shift[], is: (shift: Shift) => boolean): Shift | null {
  const [first, ...others] = shifts.filter(is);
  return first !== undefined && others.length === 0 ? first : null;
}

function shiftsIn(zone: string, year: number): Shift[] {
  const shifts: Shift[] = [];
  const end = Date.UTC(year + 1, 0, 1);
  for (let from = Date.UTC(year, 0, 1); from < end; from += STEP_MS) {
    const to = Math.min(from + STEP_MS, end);
    const [before, after] = [offsetAt(zone, from), offsetAt(zone, to)];
    if (before === after) continue;
    const at = firstAfter(from, to, (instant) => offsetAt(zone, instant) !== before);
    shifts.push({ wall: new Date(at + before * MINUTE_MS), before, after });
  }
  return shifts;
}

/** The first whole minute after `from`, at the latest `to`, for which it is true. */
function firstAfter(from: number, to: number, is: (at: number) => boolean): number {
  let [low, high] = [from, to];
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (is(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/** @param years the one change of each year, `null` in a year without it; the first year has it. */
function partLines(kind: 'STANDARD' | 'DAYLIGHT', years: readonly (Shift | null)[]): string[] {
  const [first] = years;
  if (!first) return [];
  const { wall, before, after } = first;
  const month = wall.getUTCMonth();
  const days = likeliestDays(wall, years);
  const start = firstDay(wall, days);
  return [
    `BEGIN:${kind}`,
    `DTSTART:${stamp(start)}`,
    `RRULE:FREQ=YEARLY;BYMONTH=${String(month + 1)};${days.says}`,
    `TZOFFSETFROM:${offsetWords(before)}`,
    `TZOFFSETTO:${offsetWords(after)}`,
    `END:${kind}`,
  ];
}

/** Of the rules that give the first year's day, the one that holds for the longest. */
function likeliestDays(first: Date, years: readonly (Shift | null)[]): Days {
  const all = possibleDays(first);
  const holds = all.map((days) => {
    const broken = years.findIndex((shift) => shift === null || !isBy(shift.wall, first, days));
    return broken === -1 ? years.length : broken;
  });
  return all[holds.indexOf(Math.max(...holds))] as Days;
}

function isBy(wall: Date, first: Date, { has }: Days): boolean {
  return (
    wall.getUTCMonth() === first.getUTCMonth() &&
    wall.getUTCDay() === first.getUTCDay() &&
    wall.getUTCHours() === first.getUTCHours() &&
    wall.getUTCMinutes() === first.getUTCMinutes() &&
    has(wall.getUTCDate(), lengthOfMonth(wall))
  );
}

/** The last Sunday, the second one, or the first one from the 2nd: plainest first. */
function possibleDays(first: Date): Days[] {
  const [date, length] = [first.getUTCDate(), lengthOfMonth(first)];
  const weekday = WEEKDAYS[first.getUTCDay()] ?? '';
  const nth = Math.ceil(date / 7);
  const all: Days[] = [];
  if (date > length - 7)
    all.push({ says: `BYDAY=-1${weekday}`, has: (each, most) => each > most - 7 });
  if (nth < 5)
    all.push({
      says: `BYDAY=${String(nth)}${weekday}`,
      has: (each) => Math.ceil(each / 7) === nth,
    });
  for (let from = Math.max(1, date - 6); from <= Math.min(date, length - 6); from++) {
    const dates = Array.from({ length: 7 }, (_, after) => from + after);
    const says = `BYDAY=${weekday};BYMONTHDAY=${dates.join(',')}`;
    all.push({ says, has: (each) => each >= from && each < from + 7 });
  }
  return all;
}

/** The day in 1970 on which the rule begins, at the same time of day. */
function firstDay(wall: Date, { has }: Days): Date {
  const month = wall.getUTCMonth();
  const length = lengthOfMonth(new Date(Date.UTC(ANCHOR_YEAR, month, 1)));
  const dates = Array.from({ length }, (_, before) =>
    Date.UTC(ANCHOR_YEAR, month, before + 1, wall.getUTCHours(), wall.getUTCMinutes()),
  ).map((at) => new Date(at));
  const isOne = (date: Date) =>
    date.getUTCDay() === wall.getUTCDay() && has(date.getUTCDate(), length);
  return dates.find(isOne) ?? wall;
}

function fixedLines(offset: number): string[] {
  const words = offsetWords(offset);
  return [
    'BEGIN:STANDARD',
    `DTSTART:${stamp(new Date(Date.UTC(ANCHOR_YEAR, 0, 1)))}`,
    `TZOFFSETFROM:${words}`,
    `TZOFFSETTO:${words}`,
    'END:STANDARD',
  ];
}

function lengthOfMonth(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}

/** `19700329T020000` */
function stamp(wall: Date): string {
  return wall.toISOString().slice(0, 19).replaceAll(/[-:]/g, '');
}

/** `+0530` */
function offsetWords(minutes: number): string {
  const all = Math.abs(Math.round(minutes));
  const two = (part: number) => String(part).padStart(2, '0');
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(all / 60))}${two(all % 60)}`;
}
