/** Writes what was found in a calendar file: as one step, which can be undone. */
import type { Step } from '@cairn/model/document';
import {
  binMeeting,
  createMeeting,
  createSeries,
  type MeetingKind,
  occurrenceId,
} from '@cairn/model/meetings';
import { dayOf } from '@cairn/model/shared';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { nameOfMeeting } from '../meeting-words.ts';
import type { FoundEvent, FoundSeries } from './read-ics.ts';

interface Added {
  /** The paths of what was added, within the workspace; a series has no page of its own. */
  readonly paths: readonly string[];
  readonly step: Step | null;
}

export function addEvents(session: WorkspaceSession, events: readonly FoundEvent[]): Added {
  const kind: MeetingKind = session.meetings.all.length === 0 ? 'first' : 'checkIn';
  const { result: paths, step } = session.step(() =>
    events.map((event) => {
      const { repeats } = event;
      if (repeats === null || repeats === 'unknown')
        return `/meetings/${createMeeting(session.writer, { ...event, kind })}`;
      addSeries(session, event, repeats, kind);
      return '/meetings';
    }),
  );
  return { paths, step };
}

/** A meeting that isn't as the rhythm has it becomes one of its own. */
function addSeries(
  { writer, now }: WorkspaceSession,
  { title, place, minutes, zone }: FoundEvent,
  { rhythm, first, last, time, out, changed }: FoundSeries,
  kind: MeetingKind,
): void {
  const draft = { title, place, minutes, zone, kind, rhythm, first, last, time };
  const series = createSeries(writer, draft);
  const today = dayOf(now);
  const ownDays = changed.map(({ day }) => day);
  for (const day of new Set([...out, ...ownDays]))
    if (day >= today) binMeeting(writer, occurrenceId({ series, day }));
  for (const { entry } of changed) {
    const { startsAt } = entry;
    if (startsAt + entry.minutes * 60_000 < now) continue;
    const own = { title: entry.title, place: entry.place, minutes: entry.minutes, startsAt };
    createMeeting(writer, { ...own, kind, zone });
  }
}

/** Whether the workspace has it already, as after opening the same file again. */
export function isKnown({ meetings, series }: WorkspaceSession, event: FoundEvent): boolean {
  const { title, startsAt, repeats } = event;
  if (repeats === null || repeats === 'unknown')
    return meetings.all.some((each) => each.startsAt === startsAt && nameOfMeeting(each) === title);
  return series.all.some(
    (each) => each.title === title && each.first === repeats.first && each.time === repeats.time,
  );
}
