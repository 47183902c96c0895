/**
 * How often some fields of a collection have been changed, counted from what Yjs keeps of every
 * change: devices with the same document agree, and each further change makes it more, whoever
 * makes it.
 */
import * as Y from 'yjs';
import type { CollectionShape } from './collection.ts';
import { rootOf } from './document.ts';
import { nameOf, partsOf } from './entries.ts';

/**
 * A shared text counts by its letters, written and deleted; every other field by its values.
 * @param counts which fields of which records; a key of a set has its whole name, as `owner:<person>`.
 */
export function countEdits(
  doc: Y.Doc,
  collection: Pick<CollectionShape, 'name' | 'storage'>,
  counts: (id: string, field: string) => boolean,
): number {
  const root = rootOf(doc, collection);
  let sum = 0;
  if (collection.storage === 'flat') {
    for (const [key, last] of root._map) {
      const [id, field] = partsOf(key);
      if (field !== null && counts(id, nameOf(field))) sum += countValues(last);
    }
    return sum;
  }
  for (const [id, record] of root) {
    if (!(record instanceof Y.Map)) continue;
    for (const [field, last] of record._map) if (counts(id, field)) sum += countValues(last);
  }
  return sum;
}

/** A value that another one has replaced is to the left of it, emptied but not removed. */
function countValues(last: Y.Item): number {
  let count = 0;
  for (let item: Y.Item | null = last; item !== null; item = item.left) {
    count += weightOf(item);
    const { content } = item;
    if (content instanceof Y.ContentType && content.type instanceof Y.Text)
      count += countLetters(content.type);
  }
  return count;
}

function countLetters(text: Y.Text): number {
  let count = 0;
  for (let item = text._start; item !== null; item = item.right) count += weightOf(item);
  return count;
}

/** Writing something is one edit, and deleting or replacing it another. */
function weightOf({ deleted, length }: Y.Item): number {
  return deleted ? 2 * length : length;
}
