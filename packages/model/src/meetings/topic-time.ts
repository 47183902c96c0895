/**
 * How many minutes of a meeting went into a topic: one value, written when the conversation moves
 * on and never while it lasts (DOC-11). Each writer has a value of their own (DOC-15).
 */
import { collection, type RecordOf } from '../document/collection.ts';
import { id, whole } from '../document/fields.ts';
import type { AgendaItemId, MeetingId, PersonId, TopicTimeId } from '../shared/ids.ts';

const DAY_MINUTES = 1440;

export const topicTimes = collection({
  name: 'topicTimes',
  record: 'topicTime',
  storage: 'value',
  mostEntries: 40_000,
  title: () => '',
  goesWith: ({ topic }) => (topic === null ? null : { record: 'agendaItem', id: topic }),
  fields: {
    /** `null` only if the entry is damaged, as with the others. */
    topic: id<AgendaItemId>(),
    meeting: id<MeetingId>(),
    /** Of the topic in this meeting so far, as far as the writer knew. */
    minutes: whole(1, DAY_MINUTES),
  },
});

export type TopicTime = RecordOf<typeof topicTimes>;

/** Follows from whose value it is and of what, so that there is one. */
export function topicTimeId(
  topic: AgendaItemId,
  meeting: MeetingId,
  person: PersonId,
): TopicTimeId {
  return `${topic}@${meeting}@${person}` as TopicTimeId;
}
