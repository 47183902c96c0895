/** One live table for each of the model's collections, under the collection's name. */
import { type CollectionName, collections, type RecordOf } from '@cairn/model/collections';
import type { Collection, Entity } from '@cairn/model/document';
import type * as Y from 'yjs';
import { Table } from '#lib/reactivity/table.svelte.ts';

type TableOfEach = { readonly [Name in CollectionName]: Table<RecordOf<Name>> };

class Tables {
  /** `known`: how far each author's writing had been read on this device before. */
  constructor(doc: Y.Doc, known: ReadonlyMap<number, number>) {
    const all = Object.entries(collections).map(([name, collection]) => [
      name,
      new Table(doc, collection as unknown as Collection<Entity>, known),
    ]);
    Object.assign(this, Object.fromEntries(all));
  }
}

/**
 * A base class for the session. The registry decides which tables it has, at runtime and for the
 * compiler.
 */
export const EveryTable = Tables as new (
  ...given: ConstructorParameters<typeof Tables>
) => TableOfEach;
