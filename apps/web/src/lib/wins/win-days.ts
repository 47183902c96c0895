/** The days on which most wins are written down, and how their months are called. */
import { addDays, type Day } from '@cairn/model/shared';

export function likelyWinDays(today: Day): { label: string; day: Day }[] {
  return [
    { label: 'Today', day: today },
    { label: 'Yesterday', day: addDays(today, -1) },
    { label: 'A week ago', day: addDays(today, -7) },
  ];
}

const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
const MONTH_YEAR = new Intl.DateTimeFormat('en-GB', {
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

/** "November", with the year when it is another one than today's. `month` as in '2027-03'. */
export function monthName(month: string, today: Day): string {
  const words = month.slice(0, 4) === today.slice(0, 4) ? MONTH : MONTH_YEAR;
  return words.format(Date.parse(`${month}-01T00:00:00Z`));
}
