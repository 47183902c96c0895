/**
 * A topic on an agenda: one record that several meetings can refer to, so carrying it forward
 * copies nothing (DOC-5). The parts that a template puts on an agenda are topics as well, which
 * both people may bring into being (DOC-16), so each field is a key of its own.
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { isId } from '../document/entity.ts';
import { flag, id, members, number, order, time, words } from '../document/fields.ts';
import type { MeetingId, PersonId, TaskId } from '../shared/ids.ts';

export const agendaItems = collection({
  name: 'agendaItems',
  record: 'agendaItem',
  storage: 'flat',
  mostEntries: 20_000,
  discussed: true,
  title: ({ text }) => text,
  // One that is still open comes up at the next meeting, whatever becomes of its own.
  goesWith: ({ meetings: [first, second], discussedIn, recurring }) =>
    first !== undefined && second === undefined && (discussedIn !== null || recurring)
      ? { record: 'meeting', id: first }
      : null,
  fields: {
    text: words(),
    meetings: members<MeetingId>('meeting:<meeting>'),
    /** The meeting in which it was discussed; `null` while open. */
    discussedIn: id<MeetingId>(),
    /** Planned length; `null` if none was set. */
    minutes: number(),
    order: order(),
    /** What it is about, as `<collection>:<id>` (`readTopicLink`). */
    about: words(),
    /** A part of what every such meeting does: it isn't carried forward. */
    recurring: flag(),
    /** The meeting that is to begin with it, chosen after it was carried several times. */
    firstIn: id<MeetingId>(),
    /** What it was turned into. */
    task: id<TaskId>(),
    /** When somebody decided not to talk about it any more. */
    letGoAt: time(),
    letGoBy: id<PersonId>(),
  },
});

export type AgendaItem = RecordOf<typeof agendaItems>;

/** The collections whose records a topic can be about. */
export const TOPIC_SUBJECTS = ['goals', 'threads', 'skills', 'reviews', 'tasks'] as const;

/** The record that a topic is about. */
export interface TopicLink {
  readonly collection: (typeof TOPIC_SUBJECTS)[number];
  readonly id: string;
}

export const writeTopicLink = ({ collection, id }: TopicLink) => `${collection}:${id}`;

/** `null` if a topic is about nothing, or about something that this version doesn't know. */
export function readTopicLink(about: string): TopicLink | null {
  const at = about.indexOf(':');
  const collection = TOPIC_SUBJECTS.find((name) => name === about.slice(0, at));
  const id = about.slice(at + 1);
  return collection === undefined || !isId(id) ? null : { collection, id };
}
