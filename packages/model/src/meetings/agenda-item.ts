/** A topic on an agenda: one thing that several meetings may point to, so carrying it forward copies nothing (DOC-5). */
import type { Collection, Entity } from '../document/entity.ts';
import type { AgendaItemId, MeetingId } from '../shared/ids.ts';

export interface AgendaItem extends Entity<AgendaItemId> {
  readonly text: string;
  readonly meetings: readonly MeetingId[];
  /** The meeting in which it was talked about, `null` while open. */
  readonly discussedIn: MeetingId | null;
  /** Planned length, `null` when none was set. */
  readonly minutes: number | null;
  readonly order: string;
}

export const agendaItems: Collection<AgendaItem> = {
  name: 'agendaItems',
  storage: 'fields',
  mostEntries: 20_000,
  parse: (id, read) => ({
    ...read.entity(id),
    text: read.text('text'),
    meetings: read.members<MeetingId>('meeting'),
    discussedIn: read.id<MeetingId>('discussedIn'),
    minutes: read.number('minutes'),
    order: read.order(),
  }),
};
