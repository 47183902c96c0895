/** A person, not a device: a second phone joins as the same person (DOC-14). */
import type { Collection, Entity } from '../document/entity.ts';
import type { PersonId } from '../shared/ids.ts';

export const ROLES = ['mentee', 'mentor', 'observer'] as const;
export type Role = (typeof ROLES)[number];

/** How many person colours the interface has; `colour` is an index into them. */
export const PERSON_COLOURS = 5;

export interface Person extends Entity<PersonId> {
  readonly name: string;
  readonly role: Role;
  /** 0 to 4. */
  readonly colour: number;
  /** IANA name, `''` when not given. */
  readonly timezone: string;
}

export const people: Collection<Person> = {
  name: 'people',
  storage: 'fields',
  mostEntries: 500,
  parse: (id, read) => ({
    ...read.entity(id),
    name: read.string('name'),
    role: read.oneOf('role', ROLES, 'mentee'),
    colour: Math.abs(Math.trunc(read.number('colour') ?? 0)) % PERSON_COLOURS,
    timezone: read.string('timezone'),
  }),
};
