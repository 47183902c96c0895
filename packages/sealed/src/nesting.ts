/* How deep shared types may be nested. */

import * as Y from 'yjs';

/**
 * Yjs deletes nested types recursively, and tells every type above of each change. An editor's
 * lists go as deep as a person presses Tab; text deeper than 100 isn't shown.
 */
export const MOST_NESTED = 128;

export type SharedType = Y.ContentType['type'];

/** Whether a type in the document is nested deeper than `MOST_NESTED`. */
export function nestsTooDeep({ store }: Y.Doc): boolean {
  const depths = new Map<SharedType, number>();
  for (const structs of store.clients.values()) {
    for (const struct of structs) {
      if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentType)) continue;
      if (depthOf(struct.content.type, depths) > MOST_NESTED) return true;
    }
  }
  return false;
}

/** How many types a type is nested in, found without recursion. */
export function depthOf(type: SharedType, known: Map<SharedType, number>): number {
  const path: SharedType[] = [];
  let depth = 0;
  for (let at: SharedType = type; ;) {
    const before = known.get(at);
    if (before !== undefined) {
      depth = before;
      break;
    }
    path.push(at);
    const { _item: item } = at;
    if (!item || !(item.parent instanceof Y.AbstractType)) {
      depth = -1;
      break;
    }
    at = item.parent;
  }
  for (const one of path.reverse()) known.set(one, (depth += 1));
  return depth;
}
