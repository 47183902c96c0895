/** The named changes that close a meeting and open it again. It can be written in either way. */
import { change, type Writer } from '../document/change.ts';
import type { MeetingId } from '../shared/ids.ts';
import { meetings } from './meeting.ts';

export function closeMeeting(writer: Writer, id: MeetingId): void {
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
