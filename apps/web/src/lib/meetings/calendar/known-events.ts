/** Which events of a calendar file the workspace has already, and which of its meetings they change. */
import { findPlanned, occurrenceId, type Series } from '@cairn/model/meetings';
import { localTimeAt, type MeetingId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { nameOfMeeting } from '../meeting-words.ts';
import { uidOf } from './calendar-events.ts';
import { isSeries } from './calendar-words.ts';
import type { FoundEvent } from './read-ics.ts';

type Session = Pick<WorkspaceSession, 'meetings' | 'series' | 'meta'>;

/** The meeting of a series that the event changes; `null` if it stands for itself. */
export function meetingChangedBy(session: Session, event: FoundEvent): MeetingId | null {
  const { instead } = event;
  if (instead === null) return null;
  for (const series of session.series.all) {
    const { day } = localTimeAt(instead, series.zone);
    const id = occurrenceId({ series: series.id, day });
    const usual = findPlanned(id, () => series)?.startsAt;
    if (usual === instead && isItsEvent(session, event, series)) return id;
  }
  return null;
}

/** The series that the event is, as after opening the same file again. */
export function knownSeries(session: Session, event: FoundEvent): Series | undefined {
  const { repeats } = event;
  if (!isSeries(repeats)) return undefined;
  return session.series.all.find(
    (series) =>
      series.first === repeats.first &&
      series.time === repeats.time &&
      isItsEvent(session, event, series),
  );
}

/** By what the calendar calls it, or by its title. */
function isItsEvent({ meta }: Session, { uid, title }: FoundEvent, series: Series): boolean {
  if (uid !== '' && (uid === series.uid || uid === uidOf(meta.id, series.id))) return true;
  return nameOfMeeting(series) === title;
}

/** What to know of an event before adding it; `null` if it is new. */
export function knownWords(session: Session, event: FoundEvent): string | null {
  if (meetingChangedBy(session, event) !== null) return 'Changes one meeting of your series';
  const { title, startsAt, repeats } = event;
  const isThere = isSeries(repeats)
    ? knownSeries(session, event) !== undefined
    : session.meetings.all.some(
        (each) => each.startsAt === startsAt && nameOfMeeting(each) === title,
      );
  return isThere ? 'Already among your meetings' : null;
}
