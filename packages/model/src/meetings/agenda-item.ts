/**
 * A topic on an agenda: one record that several meetings can refer to, so carrying it forward
 * copies nothing (DOC-5).
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { id, members, number, order, words } from '../document/fields.ts';
import type { MeetingId } from '../shared/ids.ts';

export const agendaItems = collection({
  name: 'agendaItems',
  record: 'agendaItem',
  storage: 'flat',
  mostEntries: 20_000,
  title: ({ text }) => text,
  goesWith: ({ meetings: [first, second] }) =>
    first !== undefined && second === undefined ? { record: 'meeting', id: first } : null,
  fields: {
    text: words(),
    meetings: members<MeetingId>('meeting:<meeting>'),
    /** The meeting in which it was discussed; `null` while open. */
    discussedIn: id<MeetingId>(),
    /** Planned length; `null` if none was set. */
    minutes: number(),
    order: order(),
  },
});

export type AgendaItem = RecordOf<typeof agendaItems>;
