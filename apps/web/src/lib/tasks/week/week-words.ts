/** What a week and its days are called. */
import { addDays, type Day } from '@cairn/model/shared';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const WEEKDAY = format({ weekday: 'long' });
const DAY = format({ day: 'numeric', month: 'long' });
const DAY_YEAR = format({ day: 'numeric', month: 'long', year: 'numeric' });

const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);

/** "Tuesday". */
export function weekdayName(day: Day): string {
  return WEEKDAY.format(at(day));
}

/** "24 November". */
export function dayName(day: Day): string {
  return DAY.format(at(day));
}

/** "16 to 22 November", "30 November to 6 December", with the year if it isn't this year. */
export function weekName(monday: Day, today: Day): string {
  const sunday = addDays(monday, 6);
  const last = (sunday.slice(0, 4) === today.slice(0, 4) ? DAY : DAY_YEAR).format(at(sunday));
  const first =
    monday.slice(0, 7) === sunday.slice(0, 7) ? String(Number(monday.slice(8))) : dayName(monday);
  return `${first} to ${last}`;
}
