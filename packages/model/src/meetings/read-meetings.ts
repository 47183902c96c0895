/** Pure functions about meetings. */
import type { Meeting } from './meeting.ts';

/** When it ends, in milliseconds since 1970; `null` without a time. */
export function endsAt(meeting: Pick<Meeting, 'startsAt' | 'minutes'>): number | null {
  return meeting.startsAt === null ? null : meeting.startsAt + meeting.minutes * 60_000;
}

/** True for one whose time is over, or that somebody has closed before that. */
export function hasPassed(
  meeting: Pick<Meeting, 'startsAt' | 'minutes' | 'closedAt'>,
  now: number,
): boolean {
  const end = endsAt(meeting);
  return meeting.closedAt !== null || (end !== null && end < now);
}

/** False for one that was skipped or deleted. */
export function takesPlace({
  deletedAt,
  skipped,
}: Pick<Meeting, 'deletedAt' | 'skipped'>): boolean {
  return deletedAt === null && !skipped;
}

export interface MeetingsByTime {
  /** Running now or still to come, soonest first; those without a time last. */
  readonly upcoming: Meeting[];
  /** Over or closed, latest first. */
  readonly past: Meeting[];
}

export function splitByTime(all: readonly Meeting[], now: number): MeetingsByTime {
  const upcoming: Meeting[] = [];
  const past: Meeting[] = [];
  for (const meeting of all) (hasPassed(meeting, now) ? past : upcoming).push(meeting);
  const at = ({ startsAt, closedAt }: Meeting) => startsAt ?? closedAt ?? Number.MAX_SAFE_INTEGER;
  upcoming.sort((a, b) => at(a) - at(b) || a.createdAt - b.createdAt);
  past.sort((a, b) => at(b) - at(a));
  return { upcoming, past };
}
