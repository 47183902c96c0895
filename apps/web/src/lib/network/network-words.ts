/** What contacts, touches and events are called on their pages, each once. */
import type { Cadence, StandingContact, TouchKind } from '@cairn/model/network';
import {
  cut,
  type DayOrMonth,
  type DayOrMonthRefusal,
  isMonth,
  type Month,
} from '@cairn/model/shared';
import { exactDay, formatDay, shortDay } from '#lib/ui/dates.ts';
import { UNTITLED } from '#lib/ui/untitled.ts';

export const CADENCE_WORDS: Readonly<Record<Cadence, string>> = {
  none: 'No set rhythm',
  monthly: 'Monthly',
  quarterly: 'Quarterly',
  twiceAYear: 'Twice a year',
  yearly: 'Yearly',
};

export const TOUCH_WORDS: Readonly<Record<TouchKind, string>> = {
  met: 'Met',
  called: 'Called',
  wrote: 'Wrote',
  event: 'Event',
};

export const WHEN_REFUSALS: Readonly<Record<DayOrMonthRefusal, string>> = {
  noSuchDay: 'That day doesn’t exist.',
  yearOutOfReach: 'That year is too far away. Is there a digit too many?',
};

/** Never empty and never endless. */
export function titleOf(words: string, mostCharacters = 200): string {
  return cut(words.trim(), mostCharacters) || UNTITLED;
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const MONTH_YEAR = new Intl.DateTimeFormat('en-GB', {
  ...{ month: 'long', year: 'numeric', timeZone: 'UTC' },
});

/** "November", with the year if it isn't this year. */
export function monthWords(month: Month, today: string): string {
  const words = month.slice(0, 4) === today.slice(0, 4) ? MONTH : MONTH_YEAR;
  return words.format(Date.parse(`${month}-01T00:00:00Z`));
}

/** A day as people say it, a month by its name. */
export function sayWhen(when: DayOrMonth, today: string): string {
  return isMonth(when) ? monthWords(when, today) : formatDay(when, today);
}

/** The same in full. */
export function exactWhen(when: DayOrMonth): string {
  return isMonth(when) ? MONTH_YEAR.format(Date.parse(`${when}-01T00:00:00Z`)) : exactDay(when);
}

/** "Last in touch 12 March, 3 weeks ago", "Not in touch yet". */
export function lastWords({ last }: Pick<StandingContact, 'last'>, today: string): string {
  return last === null ? 'Not in touch yet' : `Last in touch ${sayWhen(last, today)}`;
}

/** The same without how long ago: "Last in touch 12 Mar". */
export function shortLastWords({ last }: Pick<StandingContact, 'last'>, today: string): string {
  if (last === null) return 'Not in touch yet';
  const when = isMonth(last) ? monthWords(last, today) : shortDay(last, today);
  return `Last in touch ${when}`;
}

/** What the rhythm asks for: "Cold since 12 Mar", "Due by 12 Jun"; `''` where it asks nothing. */
export function dueWords(
  { due, warmth }: Pick<StandingContact, 'due' | 'warmth'>,
  today: string,
): string {
  if (due === null) return warmth === 'cold' ? 'Time to say hello' : '';
  if (due === today) return 'Due today';
  return warmth === 'cold'
    ? `Cold since ${shortDay(due, today)}`
    : `Due by ${shortDay(due, today)}`;
}

export const lineWords = (name: string): string => `Write a line to ${titleOf(name, 120)}`;
