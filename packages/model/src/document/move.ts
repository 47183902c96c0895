/** Moves a record within its list, as a change of its own (DOC-4). */
import type { Ordered } from '../shared/order.ts';
import { change, type Writer } from './change.ts';
import type { Collection } from './collection.ts';
import type { Entity } from './entity.ts';

/** Moves a record before another one, or to the end of `siblings` if `before` is null. */
export function moveRecord<T extends Entity & { readonly order: string }>(
  writer: Writer,
  collection: Collection<T>,
  siblings: readonly Ordered<T['id']>[],
  id: T['id'],
  before: T['id'] | null,
): void {
  change(writer, collection, 'move', (edit) => edit.move(collection, siblings, id, before));
}
