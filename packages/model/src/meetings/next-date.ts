/** Pure functions about when the next meeting is: the one planned, or a day by the rhythm so far. */
import { instantAt, localTimeAt } from '../shared/zoned.ts';
import type { Meeting } from './meeting.ts';
import { takesPlace } from './read-meetings.ts';

const DAY_MINUTES = 1440;
const DAY_MS = DAY_MINUTES * 60_000;

export const SPACINGS = ['week', 'fortnight', 'month'] as const;
export type Spacing = (typeof SPACINGS)[number];

/** In whole weeks, so that the day of the week stays. */
const DAYS_OF: Readonly<Record<Spacing, number>> = { week: 7, fortnight: 14, month: 28 };
/** The rhythm is that of the last so many meetings. */
const RECENT = 6;
/** A pause between two meetings of at most so many days is a week, or a fortnight. */
const LONGEST_DAYS = { week: 10, fortnight: 21 } as const;

type MeetingTime = Pick<Meeting, 'id' | 'startsAt' | 'deletedAt' | 'skipped'>;

export type NextDate<M extends MeetingTime = MeetingTime> =
  | { readonly kind: 'planned'; readonly meeting: M }
  | { readonly kind: 'proposed'; readonly spacing: Spacing; readonly startsAt: number };

/** The first meeting after this one that takes place; without a time of its own, the first after now. */
export function meetingAfter<M extends MeetingTime>(
  meetings: readonly M[],
  { id, startsAt }: Pick<MeetingTime, 'id' | 'startsAt'>,
  now: number,
): M | undefined {
  const from = startsAt ?? now;
  return timed(meetings).find((each) => each.id !== id && each.startsAt >= from);
}

export function nextDate<M extends MeetingTime>(
  meetings: readonly M[],
  meeting: Pick<Meeting, 'id' | 'startsAt' | 'zone'>,
  now: number,
): NextDate<M> {
  const planned = meetingAfter(meetings, meeting, now);
  if (planned !== undefined) return { kind: 'planned', meeting: planned };
  const spacing = spacingOf(meetings);
  return { kind: 'proposed', spacing, startsAt: dateAfter(meeting, spacing, now) };
}

/** How far apart the last meetings were, by the one in the middle; a fortnight without any to go by. */
export function spacingOf(meetings: readonly MeetingTime[]): Spacing {
  const times = timed(meetings)
    .map(({ startsAt }) => startsAt)
    .slice(-RECENT);
  const gaps = times
    .slice(1)
    .map((at, index) => (at - (times[index] ?? at)) / DAY_MS)
    .sort((a, b) => a - b);
  const middle = gaps[Math.floor(gaps.length / 2)];
  if (middle === undefined) return 'fortnight';
  if (middle <= LONGEST_DAYS.week) return 'week';
  return middle <= LONGEST_DAYS.fortnight ? 'fortnight' : 'month';
}

/**
 * The first day of the rhythm after a meeting, or after now, that is still to come: at the same hour
 * in the zone it was planned in, and so the same wherever one looks.
 */
export function dateAfter(
  { startsAt, zone }: Pick<Meeting, 'startsAt' | 'zone'>,
  spacing: Spacing,
  now: number,
): number {
  const from = startsAt ?? now;
  const days = DAYS_OF[spacing];
  const { day, minutes } = localTimeAt(from, zone);
  const after = (steps: number) =>
    instantAt({ day, minutes: minutes + steps * days * DAY_MINUTES }, zone);
  const steps = Math.max(1, Math.floor((now - from) / (days * DAY_MS)) + 1);
  return after(steps) > now ? after(steps) : after(steps + 1);
}

function timed<M extends MeetingTime>(
  meetings: readonly M[],
): (M & { readonly startsAt: number })[] {
  return meetings
    .filter(
      (meeting): meeting is M & { readonly startsAt: number } =>
        meeting.startsAt !== null && takesPlace(meeting),
    )
    .sort((a, b) => a.startsAt - b.startsAt || (a.id < b.id ? -1 : 1));
}
