/* Gives what was read to a document, once everything is there that it needs. */

import * as Y from 'yjs';
import { updateIn, type ReadContents } from './contents.ts';
import { KIND_SNAPSHOT } from './entry.ts';
import { heldBy, isHeld } from './held.ts';

/** What became of contents; `early`: something that comes before them is missing, and nothing was done. */
export type Applied = 'applied' | 'early' | 'refused';

/** Whether something in the document waits for what is missing. */
export function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

/**
 * Applies contents to the document; call it within a transaction. What Yjs would keep waiting inside
 * the document is not given to it: it would hold up everybody else's changes, and costs Yjs time that
 * grows by the square.
 */
export function applyContents(doc: Y.Doc, { contents, held, needs }: ReadContents): Applied {
  const update = updateIn(contents);
  if (!update) return 'applied';
  if (!needs.areMetBy((client) => Y.getState(doc.store, client))) return 'early';
  // Finding out is far cheaper than having Yjs merge it.
  if (contents.kind === KIND_SNAPSHOT && isHeld(held, heldBy(doc))) return 'applied';
  // Yjs reports what it can't take by throwing errors of many kinds; all of them mean the same here.
  try {
    Y.applyUpdate(doc, update);
    return 'applied';
  } catch {
    return 'refused';
  }
}
