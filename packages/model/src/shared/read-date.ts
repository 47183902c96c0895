/** Dates as people write them in cells: read sensibly or refused, never guessed without saying so. */
import { addMonths, dayInMonth, isReachable, lastOfMonth } from './calendar.ts';
import { addDays, type Day } from './days.ts';

/** What was assumed, so that the app can say so. */
export type DateNote =
  | 'dayFirst'
  | 'monthFirst'
  | 'wholeMonth'
  | 'wholeQuarter'
  | 'wholeYear'
  | 'yearAssumed'
  | 'fromToday';
export type DateRefusal = 'empty' | 'notADate' | 'noSuchDay' | 'yearOutOfReach';

export type DateReading =
  | { readonly ok: true; readonly day: Day; readonly note?: DateNote }
  | { readonly ok: false; readonly reason: DateRefusal };

export type TimelineReading =
  | {
      readonly ok: true;
      readonly start: Day | null;
      readonly due: Day;
      readonly notes: readonly DateNote[];
    }
  | { readonly ok: false; readonly reason: DateRefusal | 'endBeforeStart' };

/** Whether the first or the last day of a month, quarter or year is meant. */
type Edge = 'first' | 'last';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH_NAME =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const YEAR = "('?\\d{2}|\\d{4,})";
const ISO = /^(\d{4,})-(\d{1,2})-(\d{1,2})(?:[t ]\d{1,2}:.*)?$/;
const ISO_MONTH = /^(\d{4,})-(\d{1,2})$/;
const DOTTED = new RegExp(`^(\\d{1,2})[.]\\s*(\\d{1,2})[.]\\s*${YEAR}?$`);
const SLASHED = new RegExp(`^(\\d{1,2})[/-](\\d{1,2})[/-]${YEAR}$`);
const YEAR_FIRST = /^(\d{4,})[/.](\d{1,2})[/.](\d{1,2})$/;
const DAY_MONTH = new RegExp(
  `^(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -](?:of )?${MONTH_NAME}(?:,?[ -]${YEAR})?$`,
);
const MONTH_DAY = new RegExp(`^${MONTH_NAME} (\\d{1,2})(?:st|nd|rd|th)?(?:,? ${YEAR})?$`);
const MONTH_ALONE = new RegExp(`^${MONTH_NAME}[ -]('\\d{2}|\\d{4,})$`);
const QUARTER = /^(?:q([1-4])[ /-]?('?\d{2}|\d{4,})|('?\d{4,})[ /-]?q([1-4]))$/;
const YEAR_ALONE = /^\d{4,}$/;
const AHEAD = /^(?:in |within )?(\d{1,3}|an?|one|two|three|six) (day|week|month|year)s?$/;
const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, six: 6 };

const refuse = (reason: DateRefusal): DateReading => ({ ok: false, reason });

/**
 * Reads one date. A month, quarter or year alone means its last day (`edge`), since cells hold
 * deadlines. `3/12/2027` is 3 December; the month is taken first only if that is impossible.
 */
export function readDate(text: string, today: Day, edge: Edge = 'last'): DateReading {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:by|until|before|due) (?:the )?(?:end of )?/, '');
  if (words === '') return refuse('empty');
  const year = (raw: string | undefined) => yearFrom(raw, today);
  let m: RegExpExecArray | null;
  if ((m = ISO.exec(words) ?? YEAR_FIRST.exec(words)) !== null)
    return exact(year(m[1]), Number(m[2]), Number(m[3]));
  if ((m = ISO_MONTH.exec(words)) !== null)
    return span(year(m[1]), Number(m[2]), 1, edge, 'wholeMonth');
  if ((m = DOTTED.exec(words)) !== null) return dated(m[3], Number(m[2]), Number(m[1]), today);
  if ((m = SLASHED.exec(words)) !== null) return slashed(year(m[3]), Number(m[1]), Number(m[2]));
  if ((m = DAY_MONTH.exec(words)) !== null)
    return dated(m[3], monthFrom(m[2]), Number(m[1]), today);
  if ((m = MONTH_ALONE.exec(words)) !== null)
    return span(year(m[2]), monthFrom(m[1]), 1, edge, 'wholeMonth');
  if ((m = MONTH_DAY.exec(words)) !== null)
    return dated(m[3], monthFrom(m[1]), Number(m[2]), today);
  if ((m = QUARTER.exec(words)) !== null) {
    const quarter = Number(m[1] ?? m[4]);
    return span(year(m[2] ?? m[3]), quarter * 3 - 2, 3, edge, 'wholeQuarter');
  }
  if (YEAR_ALONE.test(words)) return span(Number(words), 1, 12, edge, 'wholeYear');
  if ((m = AHEAD.exec(words)) !== null) return ahead(m[1] ?? '', m[2] ?? '', today);
  if (words === 'today') return { ok: true, day: today };
  return refuse('notADate');
}

/** Reads a timeline cell: a date, or a start and an end ("Jan 2027 – Mar 2027", "March to June 2027"). */
export function readTimeline(text: string, today: Day): TimelineReading {
  const whole = readDate(text, today);
  if (whole.ok)
    return { ok: true, start: null, due: whole.day, notes: whole.note ? [whole.note] : [] };
  const [from, to, ...more] = text
    .replace(/\s+/g, ' ')
    .split(/ ?(?:–|—|→|\bto\b|\buntil\b| - ) ?/i);
  if (from === undefined || to === undefined || more.length > 0) return whole;
  const end = readDate(to, today);
  if (!end.ok) return end;
  const begin = readDate(from, today, 'first');
  // "March to June 2027": the start takes the year of the end.
  const start = begin.ok ? begin : readDate(`${from} ${end.day.slice(0, 4)}`, today, 'first');
  if (!start.ok) return start;
  if (start.day > end.day) return { ok: false, reason: 'endBeforeStart' };
  const notes = [start.note, end.note].filter((note) => note !== undefined);
  return { ok: true, start: start.day, due: end.day, notes: [...new Set(notes)] };
}

function yearFrom(raw: string | undefined, today: Day): number {
  if (raw === undefined) return Number(today.slice(0, 4));
  const digits = raw.replace("'", '');
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

function monthFrom(name: string | undefined): number {
  return MONTHS.indexOf((name ?? '').slice(0, 3)) + 1;
}

function exact(year: number, month: number, day: number, note?: DateNote): DateReading {
  // A year of more than four digits can't be written as a `Day`.
  if (year > 9999) return refuse('yearOutOfReach');
  const found = dayInMonth(year, month, day);
  if (found === null) return refuse('noSuchDay');
  if (!isReachable(found)) return refuse('yearOutOfReach');
  return note === undefined ? { ok: true, day: found } : { ok: true, day: found, note };
}

/** A day and a month; without a year, the next time that day comes round. */
function dated(rawYear: string | undefined, month: number, day: number, today: Day): DateReading {
  if (rawYear !== undefined) return exact(yearFrom(rawYear, today), month, day);
  const first = yearFrom(undefined, today);
  // A leap day may be eight years away.
  for (let year = first; year <= first + 8; year++) {
    const found = exact(year, month, day, 'yearAssumed');
    if (found.ok && found.day >= today) return found;
  }
  return refuse('noSuchDay');
}

function slashed(year: number, first: number, second: number): DateReading {
  const dayFirst = exact(
    year,
    second,
    first,
    first <= 12 && first !== second ? 'dayFirst' : undefined,
  );
  if (dayFirst.ok || dayFirst.reason === 'yearOutOfReach') return dayFirst;
  return exact(year, first, second, 'monthFirst');
}

function span(
  year: number,
  month: number,
  months: number,
  edge: Edge,
  note: DateNote,
): DateReading {
  if (month < 1 || month > 12) return refuse('noSuchDay');
  if (edge === 'first' || year > 9999) return exact(year, month, 1, note);
  const last = lastOfMonth(year, month + months - 1);
  return isReachable(last) ? { ok: true, day: last, note } : refuse('yearOutOfReach');
}

function ahead(amount: string, unit: string, today: Day): DateReading {
  const count = COUNTS[amount] ?? Number(amount);
  const day =
    unit === 'day' || unit === 'week'
      ? addDays(today, unit === 'day' ? count : count * 7)
      : addMonths(today, unit === 'month' ? count : count * 12);
  return isReachable(day) ? { ok: true, day, note: 'fromToday' } : refuse('yearOutOfReach');
}
