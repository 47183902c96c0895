/** A message of a thread: one plain value, since only its author ever edits it (DOC-15). */
import { collection, type RecordOf } from '../document/collection.ts';
import { requiredId, time, words } from '../document/fields.ts';
import type { ThreadId } from '../shared/ids.ts';

export const messages = collection({
  name: 'messages',
  record: 'message',
  storage: 'value',
  mostEntries: 75_000,
  title: ({ body }) => body,
  goesWith: ({ thread }) => ({ record: 'thread', id: thread }),
  fields: {
    thread: requiredId<ThreadId>(),
    /** Markdown; a mention is a link to a person. */
    body: words(),
    /** The question of a request that it answers; `''` if it answers none. */
    question: words(),
    /** `null` if never edited. */
    editedAt: time(),
  },
});

export type Message = RecordOf<typeof messages>;
