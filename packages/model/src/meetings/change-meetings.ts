/** The named changes of meetings. */
import { change, type Writer } from '../document/change.ts';
import type { MeetingId } from '../shared/ids.ts';
import { oneLine } from '../shared/texts.ts';
import { DEFAULT_MEETING_MINUTES, meetings, type MeetingKind } from './meeting.ts';

export interface MeetingDraft {
  readonly title: string;
  readonly kind: MeetingKind;
  readonly startsAt: number | null;
  readonly zone: string;
  readonly minutes?: number;
  readonly place?: string;
}

export function createMeeting(writer: Writer, draft: MeetingDraft): MeetingId {
  return change(writer, 'meeting.create', (edit) =>
    edit.create(meetings, {
      title: { text: oneLine(draft.title) },
      kind: draft.kind,
      zone: draft.zone,
      minutes: draft.minutes ?? DEFAULT_MEETING_MINUTES,
      ...(draft.startsAt === null ? {} : { startsAt: draft.startsAt }),
      ...(draft.place ? { place: draft.place } : {}),
    }),
  );
}

export function renameMeeting(writer: Writer, id: MeetingId, title: string): void {
  change(writer, 'meeting.rename', (edit) => edit.text(meetings, id, 'title', oneLine(title)), id);
}

export function setMeetingKind(writer: Writer, id: MeetingId, kind: MeetingKind): void {
  change(writer, 'meeting.kind', (edit) => edit.set(meetings, id, 'kind', kind));
}

/** Sets when it starts, in milliseconds since 1970, and the IANA zone it was planned in. */
export function scheduleMeeting(
  writer: Writer,
  id: MeetingId,
  startsAt: number | null,
  zone: string,
): void {
  change(writer, 'meeting.schedule', (edit) => {
    edit.set(meetings, id, 'startsAt', startsAt ?? undefined);
    edit.set(meetings, id, 'zone', zone);
  });
}

export function setMeetingMinutes(writer: Writer, id: MeetingId, minutes: number): void {
  change(writer, 'meeting.minutes', (edit) => edit.set(meetings, id, 'minutes', minutes));
}

export function setMeetingPlace(writer: Writer, id: MeetingId, place: string): void {
  change(writer, 'meeting.place', (edit) => edit.words(meetings, id, 'place', oneLine(place)), id);
}
