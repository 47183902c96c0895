/** A person, not a device: a second phone joins as the same person (DOC-14). */
import { collection, type RecordOf } from '../document/collection.ts';
import { number, oneOf, words } from '../document/fields.ts';

export const ROLES = ['mentee', 'mentor', 'observer'] as const;
export type Role = (typeof ROLES)[number];

/** How many person colours the interface has; `colour` is an index into them. */
export const PERSON_COLOURS = 5;

export const people = collection({
  name: 'people',
  record: 'person',
  storage: 'fields',
  mostEntries: 500,
  title: ({ name }) => name,
  fields: {
    name: words(),
    role: oneOf(ROLES, 'mentee'),
    /** 0 to 4. */
    colour: number((raw) => Math.abs(Math.trunc(raw ?? 0)) % PERSON_COLOURS),
    /** IANA name; `''` if not given. */
    timezone: words(),
  },
});

export type Person = RecordOf<typeof people>;
