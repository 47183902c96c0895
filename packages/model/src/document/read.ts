/**
 * Reads a whole collection at once, for tests, transfer and one-off questions; screens use live
 * tables of their own.
 */
import type * as Y from 'yjs';
import { type Collection, parseEntry } from './collection.ts';
import type { Entity } from './entity.ts';
import { rawEntries } from './entries.ts';
import { entriesToRead } from './entries-to-read.ts';

export interface Reading<T> {
  readonly records: T[];
  /** Entries that don't parse: kept in the document, left out here (DOC-7). */
  readonly setAside: { readonly id: string; readonly reason: string }[];
}

/** If there are more than `mostEntries`, reads those that a screen shows. */
export function readAll<T extends Entity>(doc: Y.Doc, collection: Collection<T>): Reading<T> {
  const reading: Reading<T> = { records: [], setAside: [] };
  const raw = rawEntries(doc, collection);
  for (const id of entriesToRead(doc, collection).read) {
    const parsed = parseEntry(collection, id, raw.get(id));
    if (parsed.ok) reading.records.push(parsed.record);
    else reading.setAside.push({ id, reason: parsed.reason });
  }
  return reading;
}

/** The record, deleted or not; `undefined` if there is none or it doesn't parse. */
export function readOne<T extends Entity>(
  doc: Y.Doc,
  collection: Collection<T>,
  id: T['id'],
): T | undefined {
  const parsed = parseEntry(collection, id, rawEntries(doc, collection).get(id));
  return parsed.ok ? parsed.record : undefined;
}
