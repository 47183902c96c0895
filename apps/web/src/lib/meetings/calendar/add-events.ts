/** Writes what was found in a calendar file: as one step, which can be undone. */
import { readOne, type Step, type Writer } from '@cairn/model/document';
import {
  binMeeting,
  createMeeting,
  createSeries,
  findPlanned,
  meetings,
  occurrenceId,
  prepareMeeting,
  renameMeeting,
  scheduleMeeting,
  type Series,
  series as allSeries,
  setMeetingMinutes,
  setMeetingPlace,
} from '@cairn/model/meetings';
import { dayOf, type MeetingId } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { nameOfMeeting } from '../meeting-words.ts';
import { isSeries, type Outcome } from './calendar-words.ts';
import { knownSeries, meetingChangedBy } from './known-events.ts';
import type { FoundEvent, FoundSeries } from './read-ics.ts';
import type { CalendarEntry } from './write-ics.ts';

interface Added {
  /** The paths of what was added or changed, within the workspace; a series has no page of its own. */
  readonly paths: readonly string[];
  readonly outcomes: readonly Outcome[];
  readonly step: Step | null;
}

export function addEvents(session: WorkspaceSession, events: readonly FoundEvent[]): Added {
  const { result, step } = session.step(() => events.map((event) => add(session, event)));
  return {
    paths: result.map(([, path]) => path),
    outcomes: result.map(([outcome]) => outcome),
    step,
  };
}

function add(session: WorkspaceSession, event: FoundEvent): [outcome: Outcome, path: string] {
  const { writer, now } = session;
  const { repeats } = event;
  const changed = meetingChangedBy(session, event);
  if (changed !== null)
    return [changeMeeting(writer, changed, event) ? 'changed' : 'same', `/meetings/${changed}`];
  if (!isSeries(repeats)) {
    const kind = session.meetings.all.length === 0 ? 'first' : 'checkIn';
    return ['meeting', `/meetings/${createMeeting(writer, { ...event, kind })}`];
  }
  const known = knownSeries(session, event);
  const { rhythm, first, last, time } = repeats;
  const id =
    known?.id ?? createSeries(writer, { ...event, kind: 'checkIn', rhythm, first, last, time });
  const isChanged = changeSingleOnes({ writer, now }, id, event, repeats);
  return [known === undefined ? 'series' : isChanged ? 'changed' : 'same', '/meetings'];
}

/** The meetings of the series that the file leaves out or has otherwise; false if there are none. */
function changeSingleOnes(
  { writer, now }: Pick<WorkspaceSession, 'writer' | 'now'>,
  id: Series['id'],
  { zone }: FoundEvent,
  { out, changed }: FoundSeries,
): boolean {
  const series = readOne(writer.doc, allSeries, id);
  if (series === undefined) return false;
  const today = dayOf(now);
  const left = new Set(out.filter((day) => day >= today && !series.out.includes(day)));
  for (const day of left) binMeeting(writer, occurrenceId({ series: id, day }));
  const done = changed
    .filter(({ day }) => !series.out.includes(day))
    .filter(({ day, entry }) => day >= today || entry.startsAt + entry.minutes * 60_000 >= now)
    .map(({ day, entry }) => {
      const meeting = occurrenceId({ series: id, day });
      if (findPlanned(meeting, () => series) !== null) return changeMeeting(writer, meeting, entry);
      // The rhythm as it is here has no meeting on that day.
      createMeeting(writer, { ...entry, kind: series.kind, zone });
      return true;
    });
  return left.size > 0 || done.includes(true);
}

/** Makes a meeting of a series what the file says of it; false if it is that already. */
function changeMeeting(
  writer: Writer,
  id: MeetingId,
  { title, place, startsAt, minutes }: CalendarEntry,
): boolean {
  prepareMeeting(writer, id);
  const meeting = readOne(writer.doc, meetings, id);
  if (meeting === undefined) return false;
  const changes = [
    ...(title === '' || title === nameOfMeeting(meeting)
      ? []
      : [() => renameMeeting(writer, id, title)]),
    ...(startsAt === meeting.startsAt
      ? []
      : [() => scheduleMeeting(writer, id, startsAt, meeting.zone)]),
    ...(minutes === meeting.minutes ? [] : [() => setMeetingMinutes(writer, id, minutes)]),
    // A calendar that doesn't know the place has nothing to say about it.
    ...(place === '' || place === meeting.place ? [] : [() => setMeetingPlace(writer, id, place)]),
  ];
  for (const apply of changes) apply();
  return changes.length > 0;
}
