/** A win worth remembering. Only its author edits it, so it is one plain value (DOC-15). */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, id, personOrAuthor, words } from '../document/fields.ts';
import { passage } from '../document/passage.ts';
import type { GoalId } from '../shared/ids.ts';

export const wins = collection({
  name: 'wins',
  record: 'win',
  storage: 'value',
  mostEntries: 10_000,
  title: ({ text }) => text,
  fields: {
    /** `null` only if the entry is damaged. */
    date: day(),
    text: words(),
    /** The goal it came from. */
    goal: id<GoalId>(),
    /** The words in a meeting's notes that it was made from. */
    passage: passage(),
    /** Whose win it is, which isn't always who wrote it down. */
    person: personOrAuthor(),
  },
});

export type Win = RecordOf<typeof wins>;
