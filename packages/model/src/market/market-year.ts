/** What the market asked for in one year: a row of the table Year, Key skills required, Common qualifications. */
import { collection, type RecordOf } from '../document/collection.ts';
import { line, personOrAuthor, whole } from '../document/fields.ts';

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2200;

export const marketYears = collection({
  name: 'marketYears',
  record: 'marketYear',
  storage: 'fields',
  mostEntries: 500,
  discussed: true,
  title: ({ year }) => (year === null ? '' : String(year)),
  fields: {
    person: personOrAuthor(),
    /** `null` only when the entry is damaged. */
    year: whole(FIRST_YEAR, LAST_YEAR),
    /** Skills in one line, parted by commas or semicolons. */
    skills: line(),
    qualifications: line(),
  },
});

export type MarketYear = RecordOf<typeof marketYears>;
