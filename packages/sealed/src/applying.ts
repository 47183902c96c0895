/* Applies an entry's contents to a document once everything they build on is there. */

import * as Y from 'yjs';
import { type ReadContents, updateIn } from './contents.ts';
import { KIND_SNAPSHOT } from './entry.ts';
import { heldBy, isHeld } from './held.ts';

const LARGE_BYTES = 16 * 1024;

/**
 * The outcome of applying contents. `early`: something they build on is missing; `expensive`: they may
 * cost too much; `crowded`: they would fill the document too far. In these three cases nothing was
 * done. `refused`: the document won't take them.
 */
export type Applied = 'applied' | 'early' | Hindrance | 'refused';

/** Why contents aren't given to Yjs. */
export type Hindrance = 'expensive' | 'crowded';

/** How many structs a document has. */
export function structsIn({ store }: Y.Doc): number {
  let count = 0;
  for (const structs of store.clients.values()) count += structs.length;
  return count;
}

/** Whether something in the document is waiting for content that is missing. */
export function hasPending({ store }: Y.Doc): boolean {
  return store.pendingStructs !== null || store.pendingDs !== null;
}

/**
 * Applies contents to the document; call it within a transaction. Contents that build on something
 * missing aren't given to Yjs: it would keep them pending, which holds up everybody else's changes
 * and takes quadratic time. Nor are contents for which `hinder` returns a reason.
 */
export function applyContents(
  doc: Y.Doc,
  { contents, held, needs }: ReadContents,
  hinder: (update: Uint8Array) => Hindrance | undefined,
): Applied {
  const update = updateIn(contents);
  if (!update) return 'applied';
  if (!needs.areMetBy((client) => Y.getState(doc.store, client))) return 'early';
  // Checking this is far cheaper than having Yjs merge a large snapshot.
  const isLarge = contents.kind === KIND_SNAPSHOT && update.length > LARGE_BYTES;
  if (isLarge && isHeld(held, heldBy(doc))) return 'applied';
  // Yjs throws many kinds of errors for what it can't take; here they all mean the same.
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
 * A transaction that survives a stack overflow in Yjs's clean-up, which recurses through whatever
 * somebody has nested and would leave the document unable to report changes. Errors that listeners
 * throw are thrown on.
 */
export function transactSafely(doc: Y.Doc, run: () => void, origin: object): void {
  try {
    doc.transact(run, origin);
  } catch (error) {
    if (!isOverflow(error)) throw error;
    // Otherwise Yjs would wait for the end of this transaction for ever.
    if (doc._transaction === null) doc._transactionCleanups = [];
  }
}

/** Firefox throws an `InternalError`, other browsers a `RangeError`. */
function isOverflow(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === 'InternalError');
}
