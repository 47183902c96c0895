/**
 * How often some fields of a record have been changed, counted from what Yjs keeps of every change:
 * devices with the same document agree, and each further change makes it more, whoever makes it.
 */
import * as Y from 'yjs';
import type { CollectionShape } from './collection.ts';
import { rootOf } from './document.ts';
import { fieldKey } from './entries.ts';

/** A shared text counts by its letters, written and deleted; every other field by its values. */
export function countEdits(
  doc: Y.Doc,
  collection: Pick<CollectionShape, 'name' | 'storage'>,
  id: string,
  fields: readonly string[],
): number {
  const root = rootOf(doc, collection);
  const isFlat = collection.storage === 'flat';
  const map = isFlat ? root : root.get(id);
  if (!(map instanceof Y.Map)) return 0;
  return fields.reduce((sum, field) => {
    const last = map._map.get(isFlat ? fieldKey(id, field) : field);
    return sum + (last === undefined ? 0 : countValues(last));
  }, 0);
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
