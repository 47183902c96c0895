/** Says whose a record is, as a change of its own, for every kind of record that belongs to one person. */
import type { PersonId } from '../shared/ids.ts';
import { change, type Writer } from './change.ts';
import type { Collection } from './collection.ts';
import type { Entity } from './entity.ts';
import type { personOrAuthor } from './fields.ts';

/** A kind of record that belongs to one person. */
export type OwnedCollection = Collection<
  Entity,
  { readonly person: ReturnType<typeof personOrAuthor> }
>;

export function giveRecord(
  writer: Writer,
  collection: OwnedCollection,
  id: string,
  person: PersonId,
): void {
  change(writer, collection, 'give', (edit) => edit.set(collection, id, 'person', person));
}
