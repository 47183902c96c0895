/** The meetings to come: those that exist, and those of series that nobody has touched yet. */
import {
  findPlanned,
  hasPassed,
  type Meeting,
  occurrenceOf,
  type Series,
  splitByTime,
  takesPlace,
  untouchedMeetings,
} from '@cairn/model/meetings';
import type { MeetingId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

type Session = Pick<WorkspaceSession, 'meetings' | 'series' | 'now'>;

/** Knows each meeting, in the bin or not, without depending on them one by one. */
function knownIds({ meetings }: Session): ReadonlySet<MeetingId> {
  return new Set([...meetings.all, ...meetings.binned].map(({ id }) => id));
}

/** A meeting as it is or, if it is one of a series, as it will be while nobody touches it. */
export function meetingAt(session: Session, id: MeetingId): Meeting | undefined {
  return (
    session.meetings.get(id) ?? findPlanned(id, (each) => session.series.get(each)) ?? undefined
  );
}

/**
 * Those that run or are still to come, soonest first, with the next `perSeries` of each series that
 * nobody has touched.
 */
export function comingMeetings(session: Session, perSeries = 1): Meeting[] {
  return splitByTime(allMeetings(session, perSeries), session.now).upcoming;
}

/** All meetings, and the next `perSeries` of each series that nobody has touched; in no order. */
export function allMeetings(session: Session, perSeries = 1): Meeting[] {
  const known = knownIds(session);
  const untouched = session.series.all.flatMap((series) =>
    untouchedMeetings(series, (id) => known.has(id), session.now, perSeries),
  );
  return [...session.meetings.all, ...untouched];
}

/** The next one that takes place; those without a time come last. */
export function nextMeeting(session: Session): Meeting | undefined {
  return comingMeetings(session).find(takesPlace);
}

/** One series, and what is coming of it. */
export interface ComingSeries {
  readonly series: Series;
  readonly meetings: readonly Meeting[];
}

/** Each series that still has meetings to come, the next one first, with at most `most` of each. */
export function comingSeries(session: Session, most: (series: Series) => number): ComingSeries[] {
  const known = knownIds(session);
  const prepared = new Map<string, Meeting[]>();
  for (const meeting of session.meetings.all) {
    const of = occurrenceOf(meeting.id);
    if (of === null || hasPassed(meeting, session.now)) continue;
    prepared.set(of.series, [...(prepared.get(of.series) ?? []), meeting]);
  }
  const startOf = ({ startsAt }: Meeting) => startsAt ?? Infinity;
  return session.series.all
    .map((series) => {
      const wanted = most(series);
      const untouched = untouchedMeetings(series, (id) => known.has(id), session.now, wanted);
      const meetings = [...(prepared.get(series.id) ?? []), ...untouched]
        .sort((a, b) => startOf(a) - startOf(b))
        .slice(0, wanted);
      return { series, meetings };
    })
    .filter(({ meetings }) => meetings.length > 0)
    .sort((a, b) => startOf(a.meetings[0] as Meeting) - startOf(b.meetings[0] as Meeting));
}

/** Whether any of its meetings takes place from now on. */
export function isComing(session: Session, series: Series): boolean {
  if (series.deletedAt !== null) return false;
  const known = knownIds(session);
  const isLeft = untouchedMeetings(series, (id) => known.has(id), session.now, 1).length > 0;
  return (
    isLeft ||
    session.meetings.all.some(
      (meeting) =>
        occurrenceOf(meeting.id)?.series === series.id &&
        takesPlace(meeting) &&
        !hasPassed(meeting, session.now),
    )
  );
}
