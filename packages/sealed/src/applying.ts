/* Gives what was read to a document, once everything is there that it needs. */

import * as Y from 'yjs';
import { updateIn, type ReadContents } from './contents.ts';
import { KIND_SNAPSHOT } from './entry.ts';
import { heldBy, isHeld } from './held.ts';

const LARGE_BYTES = 16 * 1024;

/**
 * What became of contents. `early`: something that comes before them is missing; `dear`: they may cost
 * too much; `crowded`: they would fill the document too far. In all three cases nothing was done.
 */
export type Applied = 'applied' | 'early' | Hindrance | 'refused';

/** Why contents are not given to Yjs. */
export type Hindrance = 'dear' | 'crowded';

/** How many structs a document has. */
export function structsIn({ store }: Y.Doc): number {
  let count = 0;
  for (const structs of store.clients.values()) count += structs.length;
  return count;
}

/** Whether something in the document waits for what is missing. */
export function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

/**
 * Applies contents to the document; call it within a transaction. What Yjs would keep waiting inside
 * the document is not given to it: it would hold up everybody else's changes, and costs Yjs time that
 * grows by the square. Neither is that to which `hinder` finds a hindrance.
 */
export function applyContents(
  doc: Y.Doc,
  { contents, held, needs }: ReadContents,
  hinder: (update: Uint8Array) => Hindrance | undefined,
): Applied {
  const update = updateIn(contents);
  if (!update) return 'applied';
  if (!needs.areMetBy((client) => Y.getState(doc.store, client))) return 'early';
  // Finding out is far cheaper than having Yjs merge a large one.
  const isLarge = contents.kind === KIND_SNAPSHOT && update.length > LARGE_BYTES;
  if (isLarge && isHeld(held, heldBy(doc))) return 'applied';
  // Yjs reports what it can't take by throwing errors of many kinds; all of them mean the same here.
  try {
    const hindrance = hinder(update);
    if (hindrance) return hindrance;
    Y.applyUpdate(doc, update);
    return 'applied';
  } catch {
    return 'refused';
  }
}

/**
 * A transaction that survives Yjs' own recursion: what overflows the stack at its end is Yjs tidying up
 * what somebody has nested, and would leave the document deaf. What listeners throw is theirs and goes on.
 */
export function transactSafely(doc: Y.Doc, run: () => void, origin: object): void {
  try {
    doc.transact(run, origin);
  } catch (error) {
    if (!isOverflow(error)) throw error;
    // Otherwise Yjs would wait for this transaction's end for ever.
    if (doc._transaction === null) doc._transactionCleanups = [];
  }
}

/** The browsers call it by two names. */
function isOverflow(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === 'InternalError');
}
