/** When something happened or is planned, as people write it in cells: a day, or a month as a month. */
import { addMonths, isReachable } from './calendar.ts';
import { type DayOrMonth, firstDayOf, monthOf } from './day-or-month.ts';
import { addDays, type Day } from './days.ts';
import { type DateNote, type DateRefusal, readDate } from './read-date.ts';

export type WhenReading =
  | { readonly ok: true; readonly when: DayOrMonth; readonly note?: DateNote }
  | { readonly ok: false; readonly reason: DateRefusal | 'liesAhead' };

const AGO = /^(\d{1,3}|an?|one|two|three|six) (day|week|month|year)s? ago$/;
const COUNTS: Readonly<Record<string, number>> = { a: 1, an: 1, one: 1, two: 2, three: 3, six: 6 };

/**
 * Reads when something happened. A month stays a month; of a quarter or a year its last month is taken,
 * up to this one. A day without a year is the last one of that name.
 */
export function readPast(text: string, today: Day): WhenReading {
  const words = text.trim().toLowerCase().replace(/\s+/g, ' ');
  if (words === 'yesterday') return { ok: true, when: addDays(today, -1) };
  const [, amount = '', unit = ''] = AGO.exec(words) ?? [];
  if (unit !== '') return past(ago(COUNTS[amount] ?? Number(amount), unit, today), today);
  const reading = readDate(text, today);
  if (!reading.ok) return reading;
  const { day, note } = reading;
  if (note === 'yearAssumed' && day > today) return { ok: true, when: lastOfThatName(day), note };
  if (note === 'wholeMonth') return past(monthOf(day), today);
  if (note !== 'wholeQuarter' && note !== 'wholeYear') return past(day, today, note);
  const begins = addMonths(day, note === 'wholeYear' ? -11 : -2);
  const [month, now] = [monthOf(day), monthOf(today)];
  return past(month > now && monthOf(begins) <= now ? now : month, today, note);
}

/** Reads when something is planned: like `readDate`, but a month stays a month. */
export function readPlanned(text: string, today: Day): WhenReading {
  const reading = readDate(text, today);
  if (!reading.ok) return reading;
  const { day, note } = reading;
  if (note === 'wholeMonth') return { ok: true, when: monthOf(day) };
  return note === undefined ? { ok: true, when: day } : { ok: true, when: day, note };
}

function past(when: DayOrMonth, today: Day, note?: DateNote): WhenReading {
  if (!isReachable(firstDayOf(when))) return { ok: false, reason: 'yearOutOfReach' };
  if (firstDayOf(when) > today) return { ok: false, reason: 'liesAhead' };
  return note === undefined ? { ok: true, when } : { ok: true, when, note };
}

/** Of a leap day it is the last one, up to eight years ago. */
function lastOfThatName(day: Day): Day {
  for (let years = 1; years < 9; years++) {
    const found = addMonths(day, -12 * years);
    if (found.slice(5) === day.slice(5)) return found;
  }
  return day;
}

function ago(count: number, unit: string, today: Day): Day {
  if (unit === 'day' || unit === 'week')
    return addDays(today, -(unit === 'day' ? count : count * 7));
  return addMonths(today, -(unit === 'month' ? count : count * 12));
}
