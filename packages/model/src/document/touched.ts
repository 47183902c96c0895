/**
 * On which day each record was last changed, for telling what went quiet. It is kept beside the
 * collection and outside what undo looks at: one short key a record and day, for display only (DOC-10).
 */
import type * as Y from 'yjs';
import { parseDay, type Day } from '../shared/days.ts';
import type { CollectionShape } from './collection.ts';

export function touchedOf(doc: Y.Doc, collection: Pick<CollectionShape, 'name'>): Y.Map<unknown> {
  return doc.getMap(`${collection.name}.touched`);
}

/** The day of the last change by its writer's clock, for the records of `collection` that were changed since they were made. */
export function touchedDays(
  doc: Y.Doc,
  collection: Pick<CollectionShape, 'name'>,
): ReadonlyMap<string, Day> {
  const days = new Map<string, Day>();
  for (const [id, raw] of touchedOf(doc, collection)) {
    const day = parseDay(raw);
    if (day !== null) days.set(id, day);
  }
  return days;
}
