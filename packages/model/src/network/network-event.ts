/** An event to meet people at: planned for a day or a month, prepared with questions, and followed up. */
import { collection, type RecordOf } from '../document/collection.ts';
import { dayOrMonth, flag, members, personOrAuthor, text, words } from '../document/fields.ts';
import type { TaskId } from '../shared/ids.ts';

export const networkEvents = collection({
  name: 'networkEvents',
  record: 'networkEvent',
  storage: 'fields',
  mostEntries: 2_000,
  prose: ['notes'],
  discussed: true,
  title: ({ title }) => title,
  fields: {
    title: text(),
    /** Who goes there. */
    person: personOrAuthor(),
    date: dayOrMonth(),
    place: words(),
    visited: flag(),
    /** The follow-ups. */
    tasks: members<TaskId>('task:<task>'),
  },
});

export type NetworkEvent = RecordOf<typeof networkEvents>;
