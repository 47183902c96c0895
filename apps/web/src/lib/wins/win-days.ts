/** The days offered when a win is added, and what months are called. */
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

/** "November", with the year if it isn't this year. `month` as in '2027-03'. */
export function monthName(month: string, today: Day): string {
  const words = month.slice(0, 4) === today.slice(0, 4) ? MONTH : MONTH_YEAR;
  return words.format(Date.parse(`${month}-01T00:00:00Z`));
}
