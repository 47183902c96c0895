/** The bin: what was deleted waits here for good, until someone says otherwise (DOC-6). */
import { change, type Writer } from './change.ts';
import type { CollectionShape } from './entity.ts';

export function binRecord(writer: Writer, collection: CollectionShape, id: string): void {
  change(writer, `${collection.name}.bin`, (edit) => edit.bin(collection, id));
}

export function restoreRecord(writer: Writer, collection: CollectionShape, id: string): void {
  change(writer, `${collection.name}.restore`, (edit) => edit.restore(collection, id));
}

/** Deletes for good. There is no way back. */
export function purgeRecord(writer: Writer, collection: CollectionShape, id: string): void {
  change(writer, `${collection.name}.purge`, (edit) => edit.purge(collection, id));
}
