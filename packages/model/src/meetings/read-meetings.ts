/** Pure functions about meetings. */
import type { Meeting } from './meeting.ts';

/** When it ends, in milliseconds since 1970; `null` without a time. */
export function endsAt(meeting: Pick<Meeting, 'startsAt' | 'minutes'>): number | null {
  return meeting.startsAt === null ? null : meeting.startsAt + meeting.minutes * 60_000;
}

export interface MeetingsByTime {
  /** Running now or still to come, soonest first; those without a time last. */
  readonly upcoming: Meeting[];
  /** Latest first. */
  readonly past: Meeting[];
}

export function splitByTime(all: readonly Meeting[], now: number): MeetingsByTime {
  const upcoming: Meeting[] = [];
  const past: Meeting[] = [];
  for (const meeting of all) {
    const end = endsAt(meeting);
    (end !== null && end < now ? past : upcoming).push(meeting);
  }
  const at = ({ startsAt }: Meeting) => startsAt ?? Number.MAX_SAFE_INTEGER;
  upcoming.sort((a, b) => at(a) - at(b) || a.createdAt - b.createdAt);
  past.sort((a, b) => at(b) - at(a));
  return { upcoming, past };
}
