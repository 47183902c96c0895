/* Gives what was read to a document, and takes back what would wait inside it for something missing. */

import * as Y from 'yjs';
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT } from './entry.ts';
import type { ReadContents } from './contents.ts';
import { heldBy, isHeld, type Held } from './held.ts';

/**
 * What became of contents: in the document; waiting for what comes before them, which `isDue` says
 * may have come; or refused by Yjs.
 */
export type Applied =
  | { readonly outcome: 'applied' | 'refused' }
  | { readonly outcome: 'parked'; readonly isDue: () => boolean };

const APPLIED: Applied = { outcome: 'applied' };
const REFUSED: Applied = { outcome: 'refused' };

/** Whether something in the document waits for what is missing. */
export function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

/**
 * Applies contents to the document; call it within a transaction. What Yjs would keep waiting inside
 * the document is taken out again, since it would hold up everybody else's changes with its own.
 */
export function applyContents(doc: Y.Doc, { contents, held }: ReadContents): Applied {
  if (contents.kind === KIND_ACKNOWLEDGEMENT) return APPLIED;
  const waitedBefore = hasPending(doc);
  // Yjs reports what it can't take by throwing errors of many kinds; all of them mean the same here.
  try {
    if (contents.kind === KIND_SNAPSHOT) {
      // Finding out is far cheaper than having Yjs merge it.
      if (!isHeld(held, heldBy(doc))) Y.applyUpdate(doc, contents.state);
    } else Y.applyUpdate(doc, contents.update);
  } catch {
    return REFUSED;
  }
  if (waitedBefore || !hasPending(doc)) return APPLIED;
  return { outcome: 'parked', isDue: takePending(doc, held) };
}

function takePending({ store }: Y.Doc, { deletions }: Held): () => boolean {
  const missing = store.pendingStructs?.missing;
  store.pendingStructs = null;
  store.pendingDs = null;
  if (missing) {
    return () => [...missing].some(([client, clock]) => Y.getState(store, client) > clock);
  }
  return () =>
    [...deletions].every(([client, ranges]) => {
      const last = ranges.at(-1);
      return !last || last.clock + last.len <= Y.getState(store, client);
    });
}
