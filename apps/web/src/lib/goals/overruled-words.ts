/** What somebody is told whose dates for a goal are not the ones shown: whose those are, and what they had set. */
import type { OverruledDate } from '@cairn/model/goals';
import type { Day } from '@cairn/model/shared';
import { shortDay } from '#lib/ui/dates.ts';

type Overruled = readonly Pick<OverruledDate, 'field' | 'now' | 'mine'>[];

/** `name` is whose choice is shown, `null` when that isn't known or is more than one person's. */
export function datesOverruledWords(dates: Overruled, name: string | null, today: Day): string {
  return `${shownWords(dates, name, today)}; ${mineWords(dates, today)}.`;
}

function shownWords(dates: Overruled, name: string | null, today: Day): string {
  const isBoth = dates.length > 1;
  const [first] = dates;
  const which = first?.field === 'start' ? 'start date' : 'due date';
  if (dates.every(({ now }) => now === null)) {
    if (name !== null) return `${name} removed ${isBoth ? 'both dates' : `the ${which}`}`;
    return isBoth ? 'Both dates have been removed' : `The ${which} has been removed`;
  }
  const whose = name === null ? '' : `${name}’s `;
  const span = spanWords(
    dates.map(({ now }) => now),
    today,
  );
  return `${whose}${span} is now shown${isBoth ? '' : ` as the ${which}`}`;
}

function mineWords(dates: Overruled, today: Day): string {
  const mine = dates.map(({ mine }) => mine);
  if (mine.every((day) => day === null))
    return `you had removed ${mine.length > 1 ? 'both' : 'it'}`;
  return `you had set ${spanWords(mine, today)}`;
}

/** One date, or the start and the due date, of which one may be missing. */
function spanWords(days: readonly (Day | null)[], today: Day): string {
  const [first, last] = days.map((day) => (day === null ? null : shortDay(day, today)));
  if (days.length === 1) return first ?? '';
  if (!first) return `${last ?? ''} without a start date`;
  return last ? `${first} to ${last}` : `${first} without a due date`;
}
