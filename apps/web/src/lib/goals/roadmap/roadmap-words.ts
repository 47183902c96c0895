/** The roadmap's dates and bars as text, for tooltips, screen readers and refusals. */
import type { DatesRefusal, GoalStatus } from '@cairn/model/goals';
import { shortDay } from '#lib/ui/dates.ts';
import { DATES_REFUSALS, STATUS_WORDS } from '../goal-words.ts';
import type { Bar } from './bars.ts';
import { dayAt } from './time-scale.ts';

export const refusalWords = (refusal: DatesRefusal): string =>
  `${DATES_REFUSALS[refusal]} Its dates stay as they were.`;

/** '1 Oct to 31 Mar', with any year that isn't this one. */
export function barDates(bar: Bar, today: string): string {
  const [start, end] = [dayAt(bar.start), dayAt(bar.end)];
  if (!bar.startKnown) return `until ${shortDay(end, today)}`;
  if (!bar.endKnown) return `from ${shortDay(start, today)}`;
  return `${shortDay(start, today)} to ${shortDay(end, today)}`;
}

/** '1 Oct to 31 Mar, on track, 62%'. */
export function barWords(
  bar: Bar | null,
  { status, share, today }: { status: GoalStatus; share: number | null; today: string },
): string {
  return [
    bar === null ? 'no dates yet' : barDates(bar, today),
    STATUS_WORDS[status].toLowerCase(),
    ...(share === null ? [] : [`${Math.round(share * 100)}%`]),
  ].join(', ');
}
