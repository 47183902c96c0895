/**
 * The day on which each record was last changed, to tell what has gone quiet. It is stored beside
 * the collection, out of undo's sight: one short key per record, for display only (DOC-10).
 */
import type * as Y from 'yjs';
import { type Day, parseDay } from '../shared/days.ts';
import type { CollectionShape } from './collection.ts';

export function touchedOf(doc: Y.Doc, collection: Pick<CollectionShape, 'name'>): Y.Map<unknown> {
  return doc.getMap(`${collection.name}.touched`);
}

/**
 * The day of the last change, by its writer's clock, of each record in `collection` that was
 * changed since it was made.
 */
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
