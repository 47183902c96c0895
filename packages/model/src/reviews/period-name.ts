/** What a period is called, as a heading: "Week of 1 February 2027", "July to September 2027". */
import { addDays, type Day } from '../shared/days.ts';
import type { Period } from './period.ts';
import { endOf } from './period.ts';

const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' });
const DAY = format({ day: 'numeric', month: 'long', year: 'numeric' });
const MONTH = format({ month: 'long', year: 'numeric' });
const MONTH_ALONE = format({ month: 'long' });

export function periodName({ kind, start }: Pick<Period, 'kind' | 'start'>): string {
  const at = (day: Day) => Date.parse(`${day}T00:00:00Z`);
  switch (kind) {
    case 'weekly':
      return `Week of ${DAY.format(at(start))}`;
    case 'monthly':
      return MONTH.format(at(start));
    case 'quarterly': {
      const last = addDays(endOf({ kind, start }), -1);
      return `${MONTH_ALONE.format(at(start))} to ${MONTH.format(at(last))}`;
    }
    case 'annual':
      return `The year ${start.slice(0, 4)}`;
  }
}
