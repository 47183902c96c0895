/** The bin: what was deleted waits here for good, until someone says otherwise (DOC-6). */
import { change, type EntityRef, type Writer } from './change.ts';
import type { CollectionShape } from './collection.ts';

export function binRecord(writer: Writer, collection: CollectionShape, id: string): void {
  change(writer, collection, 'bin', (edit) => edit.bin(collection, id));
}

export function restoreRecord(writer: Writer, collection: CollectionShape, id: string): void {
  change(writer, collection, 'restore', (edit) => edit.restore(collection, id));
}

/** Deletes for good, with what would mean nothing without it. There is no way back. */
export function purgeRecord(
  writer: Writer,
  collection: CollectionShape,
  id: string,
  goesWith: readonly EntityRef[] = [],
): void {
  purgeRecords(writer, [{ collection, id }, ...goesWith]);
}

/** As `purgeRecord`, for many at once: one change, named by the first. */
export function purgeRecords(writer: Writer, refs: readonly EntityRef[]): void {
  const [first] = refs;
  if (first === undefined) return;
  change(writer, first.collection, 'purge', (edit) => {
    for (const { collection, id } of refs) edit.purge(collection, id);
  });
}
