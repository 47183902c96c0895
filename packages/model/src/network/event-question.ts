/** A question that somebody prepared for an event. */
import { collection, type RecordOf } from '../document/collection.ts';
import { order, requiredId, text } from '../document/fields.ts';
import type { NetworkEventId } from '../shared/ids.ts';

export const eventQuestions = collection({
  name: 'eventQuestions',
  record: 'eventQuestion',
  storage: 'fields',
  mostEntries: 10_000,
  title: ({ text }) => text,
  goesWith: ({ event }) => ({ record: 'networkEvent', id: event }),
  fields: {
    event: requiredId<NetworkEventId>(),
    text: text(),
    /** Fractional index among the questions of its event. */
    order: order(),
  },
});

export type EventQuestion = RecordOf<typeof eventQuestions>;
