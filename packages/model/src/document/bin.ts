/** The bin: deleted records stay here until someone restores them or deletes them for good (DOC-6). */
import { change, type EntityRef, type Writer } from './change.ts';
import type { Collection, CollectionShape, RecordRef } from './collection.ts';
import type { Entity } from './entity.ts';

export function binRecord(writer: Writer, collection: CollectionShape, id: string): void {
  change(writer, collection, 'bin', (edit) => edit.bin(collection, id));
}

export function restoreRecord(writer: Writer, collection: CollectionShape, id: string): void {
  change(writer, collection, 'restore', (edit) => edit.restore(collection, id));
}

/** Deletes a record for good, together with `along`. This can't be undone. */
export function purgeRecord(
  writer: Writer,
  collection: CollectionShape,
  id: string,
  along: readonly EntityRef[] = [],
): void {
  purgeRecords(writer, [{ collection, id }, ...along]);
}

/** Like `purgeRecord`, for many at once: one change, named after the first. */
export function purgeRecords(writer: Writer, refs: readonly EntityRef[]): void {
  const [first] = refs;
  if (first === undefined) return;
  change(writer, first.collection, 'purge', (edit) => {
    for (const { collection, id } of refs) edit.purge(collection, id);
  });
}

/**
 * The records that would mean nothing once `refs` are deleted for good, in the bin or not, without
 * `refs` themselves. Each collection declares what its records depend on (`goesWith`).
 * @param recordsOf every record of a collection.
 */
export function goesAlong(
  refs: readonly EntityRef[],
  collections: readonly Collection<Entity>[],
  recordsOf: (collection: Collection<Entity>) => Iterable<Entity>,
): EntityRef[] {
  const nameOf = ({ record, id }: RecordRef) => `${record}/${id}`;
  const dependents = new Map<string, EntityRef[]>();
  for (const collection of collections) {
    if (collection.goesWith === undefined) continue;
    for (const record of recordsOf(collection)) {
      const leader = collection.goesWith(record);
      if (leader === null) continue;
      const ref = { collection, id: record.id };
      const known = dependents.get(nameOf(leader));
      if (known === undefined) dependents.set(nameOf(leader), [ref]);
      else known.push(ref);
    }
  }
  const along: EntityRef[] = [];
  const gone = new Set(refs.map(({ collection: { record }, id }) => nameOf({ record, id })));
  const waiting = [...gone];
  for (const leader of waiting) {
    for (const ref of dependents.get(leader) ?? []) {
      const name = nameOf({ record: ref.collection.record, id: ref.id });
      if (gone.has(name)) continue;
      gone.add(name);
      along.push(ref);
      waiting.push(name);
    }
  }
  return along;
}
