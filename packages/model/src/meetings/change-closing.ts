/** The named changes at the end of a meeting: closing it, opening it again, and planning the next. */
import { change, type Writer } from '../document/change.ts';
import { readOne } from '../document/read.ts';
import type { MeetingId } from '../shared/ids.ts';
import { localTimeAt } from '../shared/zoned.ts';
import { createMeeting, type MeetingDraft } from './change-meetings.ts';
import { prepareMeeting } from './change-series.ts';
import { DEFAULT_MEETING_MINUTES, meetings } from './meeting.ts';

/** A closed meeting can be written in as before. */
export function closeMeeting(writer: Writer, id: MeetingId): void {
  prepareMeeting(writer, id);
  change(writer, meetings, 'close', (edit) => {
    edit.set(meetings, id, 'closedAt', writer.now());
    edit.set(meetings, id, 'closedBy', writer.person);
  });
}

export function reopenMeeting(writer: Writer, id: MeetingId): void {
  change(writer, meetings, 'reopen', (edit) => {
    edit.set(meetings, id, 'closedAt', null);
    edit.set(meetings, id, 'closedBy', null);
  });
}

/** What comes before the day in the id of a meeting that was planned at the end of another. */
const THEN = '-then-';

/**
 * Plans the meeting after `id`, which is on this device. Both may do so at the same time, so its id
 * follows from the two (DOC-16): one on the same day, in the zone where `id` was planned, is the
 * same meeting.
 */
export function planNextMeeting(
  writer: Writer,
  id: MeetingId,
  draft: MeetingDraft & { readonly startsAt: number },
): MeetingId {
  // Of a chain of meetings, only the first is in the ids of the others.
  const [first = id] = id.replace('@', '-').split(THEN);
  const zone = readOne(writer.doc, meetings, id)?.zone ?? draft.zone;
  const next = `${first}${THEN}${localTimeAt(draft.startsAt, zone).day}` as MeetingId;
  const known = readOne(writer.doc, meetings, next);
  if (known?.deletedAt === null) return next;
  if (known !== undefined) return createMeeting(writer, draft);
  const { title, place, minutes = DEFAULT_MEETING_MINUTES, ...when } = draft;
  return change(writer, meetings, 'planNext', (edit) =>
    edit.create(meetings, { ...when, title: title || null, place: place || null, minutes }, next),
  );
}
