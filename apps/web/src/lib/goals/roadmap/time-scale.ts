/**
 * The roadmap's time: days as numbers, so that positions on the axis are plain arithmetic, and what
 * each zoom level shows.
 */
import {
  addDays,
  addMonths,
  type Day,
  dayInMonth,
  daysBetween,
  mondayOf,
  yearOf,
} from '@cairn/model/shared';

const EPOCH = '1970-01-01' as Day;

/** Days since 1 January 1970. */
export type DayNumber = number;

export function numberOf(day: Day): DayNumber {
  return daysBetween(EPOCH, day);
}

export function dayAt(number: DayNumber): Day {
  return addDays(EPOCH, Math.round(number));
}

export const ZOOMS = ['month', 'quarter', 'half', 'year', 'twoYears', 'fiveYears'] as const;
export type Zoom = (typeof ZOOMS)[number];
type Unit = 'week' | 'month' | 'quarter' | 'year';

interface ZoomFacts {
  readonly label: string;
  /** How many days fit next to the names. */
  readonly days: number;
  readonly unit: Unit;
  /** The number of days by which a bar moves at a time. */
  readonly snapDays: number;
}

export const ZOOM_FACTS: Readonly<Record<Zoom, ZoomFacts>> = {
  month: { label: 'One month', days: 31, unit: 'week', snapDays: 1 },
  quarter: { label: 'Three months', days: 92, unit: 'month', snapDays: 1 },
  half: { label: 'Half a year', days: 184, unit: 'month', snapDays: 1 },
  year: { label: 'One year', days: 366, unit: 'quarter', snapDays: 7 },
  twoYears: { label: 'Two years', days: 731, unit: 'quarter', snapDays: 7 },
  fiveYears: { label: 'Five years', days: 1827, unit: 'year', snapDays: 7 },
};

/** The next zoom level that shows more (`1`) or less (`-1`) time; the same one at either end. */
export function nextZoom(zoom: Zoom, direction: 1 | -1): Zoom {
  return ZOOMS[ZOOMS.indexOf(zoom) + direction] ?? zoom;
}

export interface Tick {
  readonly at: DayNumber;
  readonly until: DayNumber;
  readonly label: string;
  /** A year begins here. */
  readonly strong: boolean;
}

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const WEEK = format({ day: 'numeric', month: 'short' });
const MONTH = format({ month: 'long', year: 'numeric' });
const MONTH_SHORT = format({ month: 'short', year: 'numeric' });

/**
 * The stretches of the axis between `from` and `to`, including partial ones, in order, each with
 * its name.
 */
export function ticks(zoom: Zoom, from: DayNumber, to: DayNumber): Tick[] {
  const { unit } = ZOOM_FACTS[zoom];
  const found: Tick[] = [];
  let day = startOf(unit, dayAt(Math.floor(from)));
  for (let at = numberOf(day); at < to;) {
    const next = nextOf(unit, day);
    const until = numberOf(next);
    const strong = yearOf(day) !== yearOf(dayAt(at - 1));
    found.push({ at, until, label: labelOf(zoom, day), strong });
    [day, at] = [next, until];
  }
  return found;
}

/** The first day of the stretch that `day` is in, at this zoom level. */
export function startOfStretch(zoom: Zoom, day: Day): Day {
  return startOf(ZOOM_FACTS[zoom].unit, day);
}

function startOf(unit: Unit, day: Day): Day {
  const month = Number(day.slice(5, 7));
  switch (unit) {
    case 'week':
      return mondayOf(day);
    case 'month':
      return firstOf(yearOf(day), month);
    case 'quarter':
      return firstOf(yearOf(day), month - ((month - 1) % 3));
    case 'year':
      return firstOf(yearOf(day), 1);
  }
}

function nextOf(unit: Unit, day: Day): Day {
  if (unit === 'week') return dayAt(numberOf(day) + 7);
  return addMonths(day, { month: 1, quarter: 3, year: 12 }[unit]);
}

function firstOf(year: number, month: number): Day {
  const first = dayInMonth(year, month, 1);
  if (first === null) throw new RangeError(`there is no month ${month} of ${year}`);
  return first;
}

function labelOf(zoom: Zoom, day: Day): string {
  const at = Date.parse(`${day}T00:00:00Z`);
  switch (ZOOM_FACTS[zoom].unit) {
    case 'week':
      return WEEK.format(at);
    case 'month':
      return (zoom === 'quarter' ? MONTH : MONTH_SHORT).format(at);
    case 'quarter':
      return `Q${Math.ceil(Number(day.slice(5, 7)) / 3)} ${day.slice(0, 4)}`;
    case 'year':
      return day.slice(0, 4);
  }
}
