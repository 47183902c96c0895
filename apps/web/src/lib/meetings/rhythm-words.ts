/** The rhythm of a series, as people say it. */
import { monthlyRhythms, type Rhythm, type Series } from '@cairn/model/meetings';
import type { Day } from '@cairn/model/shared';
import { cityOf, localZone } from './when.ts';

const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

const weekdayName = (day: Day) => WEEKDAY.format(Date.parse(`${day}T00:00:00Z`));

/** '10:05'. */
export function clockOf(minutes: number): string {
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** 'Every two weeks on Tuesday'; `first` is any day of that name. */
export function rhythmName(rhythm: Rhythm, first: Day): string {
  const weekday = weekdayName(first);
  if (rhythm === 'weekly') return `Every ${weekday}`;
  if (rhythm === 'fortnightly') return `Every two weeks on ${weekday}`;
  return `Every month on the ${rhythm} ${weekday}`;
}

/** 'Every Tuesday at 10:00', with the place whose clocks are meant if it is another. */
export function rhythmWords({
  rhythm,
  first,
  time,
  zone,
}: Pick<Series, 'rhythm' | 'first' | 'time' | 'zone'>): string {
  if (first === null) return '';
  const where = zone === '' || zone === localZone() ? '' : ` in ${cityOf(zone)}`;
  return `${rhythmName(rhythm, first)} at ${clockOf(time)}${where}`;
}

/** The rhythms that a meeting on that day can be the first of. */
export function rhythmOptions(day: Day): { readonly value: Rhythm; readonly label: string }[] {
  return (['weekly', 'fortnightly', ...monthlyRhythms(day)] as const).map((value) => ({
    value,
    label: rhythmName(value, day),
  }));
}
