/** A decision: what was settled in a meeting, often a sentence of its notes. */
import { collection, type RecordOf } from '../document/collection.ts';
import { id, text } from '../document/fields.ts';
import { passage } from '../document/passage.ts';
import type { MeetingId } from '../shared/ids.ts';

export const decisions = collection({
  name: 'decisions',
  record: 'decision',
  storage: 'fields',
  mostEntries: 10_000,
  discussed: true,
  title: ({ text }) => text,
  goesWith: ({ meeting }) => (meeting === null ? null : { record: 'meeting', id: meeting }),
  fields: {
    text: text(),
    /** `null` only if the entry is damaged. */
    meeting: id<MeetingId>(),
    /** The words in the notes that it was made from. */
    passage: passage(),
  },
});

export type Decision = RecordOf<typeof decisions>;
