/** The named changes of meetings. */
import { change, type Writer } from '../document/change.ts';
import type { MeetingId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import { createParts } from './create-parts.ts';
import { DEFAULT_MEETING_MINUTES, type MeetingKind, meetings } from './meeting.ts';
import type { AgendaPart } from './template.ts';

export interface MeetingDraft {
  readonly title: string;
  readonly kind: MeetingKind;
  readonly startsAt: number | null;
  readonly zone: string;
  readonly minutes?: number;
  readonly place?: string;
  /** What its agenda starts with. */
  readonly parts?: readonly AgendaPart[];
}

export function createMeeting(writer: Writer, draft: MeetingDraft): MeetingId {
  return change(writer, meetings, 'create', (edit) => {
    const id = edit.create(meetings, {
      title: oneLine(draft.title) || null,
      kind: draft.kind,
      zone: draft.zone,
      minutes: draft.minutes ?? DEFAULT_MEETING_MINUTES,
      startsAt: draft.startsAt,
      place: draft.place || null,
    });
    createParts(edit, id, draft.parts ?? []);
    return id;
  });
}

export function renameMeeting(writer: Writer, id: MeetingId, title: string): void {
  change(
    writer,
    meetings,
    'rename',
    (edit) => edit.words(meetings, id, 'title', oneLine(title)),
    id,
  );
}

export function setMeetingKind(writer: Writer, id: MeetingId, kind: MeetingKind): void {
  change(writer, meetings, 'setKind', (edit) => edit.set(meetings, id, 'kind', kind));
}

/** Sets when it starts, in milliseconds since 1970, and the IANA zone it was planned in. */
export function scheduleMeeting(
  writer: Writer,
  id: MeetingId,
  startsAt: number | null,
  zone: string,
): void {
  change(writer, meetings, 'schedule', (edit) => {
    edit.set(meetings, id, 'startsAt', startsAt);
    edit.set(meetings, id, 'zone', zone);
  });
}

export function setMeetingMinutes(writer: Writer, id: MeetingId, minutes: number): void {
  change(writer, meetings, 'setMinutes', (edit) => edit.set(meetings, id, 'minutes', minutes));
}

export function setMeetingPlace(writer: Writer, id: MeetingId, place: string): void {
  change(
    writer,
    meetings,
    'setPlace',
    (edit) => edit.words(meetings, id, 'place', oneLine(place)),
    id,
  );
}
