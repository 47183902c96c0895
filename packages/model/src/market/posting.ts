/** A job posting: what one employer asks for, as it was pasted. */
import { collection, type RecordOf } from '../document/collection.ts';
import { day, personOrAuthor, text, words } from '../document/fields.ts';

export const postings = collection({
  name: 'postings',
  record: 'posting',
  storage: 'fields',
  mostEntries: 3_000,
  title: ({ title }) => title,
  fields: {
    title: text(),
    /** Whose next role it is about. */
    person: personOrAuthor(),
    organisation: words(),
    /** When it was posted or found. */
    date: day(),
    /** An address; whatever was typed, so shown as a link only if it is one. */
    link: words(),
    /** Plain text of at most `LONGEST_TEXT_CHARACTERS`. */
    body: words(),
  },
});

export type Posting = RecordOf<typeof postings>;
