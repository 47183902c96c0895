/** Downloads a meeting, or the series it is one of, as a calendar file. */
import { readAll } from '@cairn/model/document';
import { type Meeting, meetings, type Series } from '@cairn/model/meetings';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';
import { saveFile } from '#lib/ui/save-file.ts';
import { isComing } from '../coming.ts';
import { nameOfMeeting } from '../meeting-words.ts';
import { localZone } from '../when.ts';
import { eventOfMeeting, eventOfSeries } from './calendar-events.ts';
import { writeIcs, writeSeriesIcs } from './write-ics.ts';

type Source = Pick<WorkspaceSession, 'doc' | 'meta' | 'meetings' | 'series' | 'now'>;

/** False if it has no time, so that there is nothing to download. */
export function downloadMeeting(session: Source, meeting: Meeting): boolean {
  // A meeting of an older version may not say where it was planned.
  const event = eventOfMeeting(sourceOf(session), {
    ...meeting,
    zone: meeting.zone || localZone(),
  });
  return event !== null && save(writeIcs(event, Date.now()), nameOfMeeting(meeting));
}

/** False if none of its meetings is to come, so that a calendar would have nothing to show. */
export function downloadSeries(session: Source, series: Series): boolean {
  if (!isComing(session, series)) return false;
  const known = readAll(session.doc, meetings).records;
  const event = eventOfSeries(sourceOf(session), series, known);
  return event !== null && save(writeSeriesIcs(event, Date.now()), nameOfMeeting(series));
}

const sourceOf = ({ doc, meta }: Source) => ({ doc, workspace: meta.id });

function save(file: string, name: string): boolean {
  saveFile(new Blob([file], { type: 'text/calendar' }), name, 'ics');
  return true;
}
