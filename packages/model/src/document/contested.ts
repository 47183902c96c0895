/**
 * A choice that two people may make at the same time, such as a date. One value wins for both. Each
 * person also leaves their choice under a key of their own, `<field>By:<person>`, and removes the
 * others' that they knew of. So a key that differs from the value belongs to someone who chose
 * independently and lost. Without comparing clocks (DOC-10), the app can tell them and offer their
 * choice back.
 */
import type { PersonId } from '../shared/ids.ts';
import type { Scalar } from './entity.ts';
import type { Entry } from './entries.ts';
import { type Fields, keyed, type KeyedField } from './fields.ts';

/** What someone chose. `''` stands for "none". */
export interface Contested {
  readonly person: PersonId;
  readonly value: string;
}

/** Everyone's last choice of `field` that nobody has knowingly replaced. Declared as `<field>Choices`. */
export function choicesOf(field: string): KeyedField<readonly Contested[], PersonId, string> {
  return keyed(`${field}By:<person>`, (entries) =>
    entries.flatMap(([person, value]) => (typeof value === 'string' ? [{ person, value }] : [])),
  );
}

/** The names of the fields for which everyone's choice is kept. */
export type ContestedName<F extends Fields> = {
  [Name in keyof F & string]: `${Name}Choices` extends keyof F ? Name : never;
}[keyof F & string];

/** Sets `field` for everyone, notes it as the writer's choice, and removes those it knowingly replaces. */
export function choose(
  entry: Pick<Entry, 'get' | 'keys'>,
  person: PersonId,
  field: string,
  value: Scalar,
  set: (field: string, value: Scalar) => void,
): void {
  const mine = `${field}By:${person}`;
  if ((entry.get(field) ?? null) === value) {
    // Choosing the value that is already there means agreeing to it.
    if (entry.get(mine) !== (value ?? '')) set(mine, null);
    return;
  }
  for (const key of [...entry.keys()]) {
    if (key.startsWith(`${field}By:`) && key !== mine) set(key, null);
  }
  set(mine, value ?? '');
  set(field, value);
}
