/* What the mailbox lacks of a document, worked out from what each entry holds without merging them. */

import * as Y from 'yjs';
import { heldInUpdate } from './contents.ts';
import { type Held, heldBy, isHeld } from './held.ts';
import { type Ranges, without } from './ranges.ts';

/**
 * What `inner` has and `mailbox` doesn't, deletions included, as one update (v1); `undefined` if it
 * lacks nothing. A deletion that only results from two entries together is in neither, and is sent.
 */
export function missingFrom(inner: Y.Doc, mailbox: Held): Uint8Array | undefined {
  const here = heldBy(inner);
  const through = throughOf(mailbox);
  const deletions = without(here.deletions, mailbox.deletions);
  const lacksNothing = [...here.items].every(
    ([client, [all]]) => (all?.len ?? 0) <= (through.get(client) ?? 0),
  );
  if (lacksNothing && deletions.size === 0) return undefined;
  const update = Y.encodeStateAsUpdate(inner, Y.encodeStateVector(through));
  const { pendingStructs, pendingDs } = inner.store;
  // The deletions then include the pending ones, so the end of the update may look like
  // `here.deletions` by chance.
  if (pendingStructs !== null || pendingDs !== null) return update;
  return withDeletions(update, here.deletions, deletions);
}

/**
 * What `inner` has and `mailbox` may lack, with every deletion; `undefined` if `inner` is empty.
 * For a device that no longer knows which deletions are its own: the mailbox may hold one only
 * because someone else made it too.
 */
export function anythingMissingFrom(inner: Y.Doc, mailbox: Held): Uint8Array | undefined {
  if (inner.store.clients.size === 0) return undefined;
  return Y.encodeStateAsUpdate(inner, Y.encodeStateVector(throughOf(mailbox)));
}

/** Everything that `inner` has, as one update (v1) that needs nothing else; what is pending is left out. */
export function stateOf(inner: Y.Doc): Uint8Array {
  const { store } = inner;
  const { pendingStructs, pendingDs } = store;
  store.pendingStructs = null;
  store.pendingDs = null;
  try {
    return Y.encodeStateAsUpdate(inner);
  } finally {
    store.pendingStructs = pendingStructs;
    store.pendingDs = pendingDs;
  }
}

/** Those of the updates (v1) that aren't in the mailbox yet, merged into one; `undefined` if all are. */
export function lackingOf(updates: readonly Uint8Array[], mailbox: Held): Uint8Array | undefined {
  const lacking = updates.filter((update) => {
    const held = heldInUpdate(update);
    return !held || !isHeld(held, mailbox);
  });
  return lacking.length > 1 ? Y.mergeUpdates(lacking) : lacking[0];
}

/**
 * How much of each client's items the mailbox has. What lies beyond a hole doesn't count until the
 * hole is closed.
 */
function throughOf(mailbox: Held): Map<number, number> {
  const through = new Map<number, number>();
  for (const [client, [first]] of mailbox.items) {
    if (first?.clock === 0) through.set(client, first.len);
  }
  return through;
}

/**
 * Yjs ends an update with every deletion there ever was, `all`. Replaces them with `few`; an update
 * that ends otherwise is returned unchanged.
 */
function withDeletions(update: Uint8Array, all: Ranges, few: Ranges): Uint8Array {
  const tail = encodeDeletions(all);
  const at = update.length - tail.length;
  if (at < 0 || !tail.every((byte, index) => byte === update[at + index])) return update;
  const end = encodeDeletions(few);
  const result = new Uint8Array(at + end.length);
  result.set(update.subarray(0, at));
  result.set(end, at);
  return result;
}

function encodeDeletions(ranges: Ranges): Uint8Array {
  const deletions = Y.createDeleteSet();
  for (const [client, list] of ranges) deletions.clients.set(client, [...list]);
  // A Yjs snapshot is deletions and then a state vector, which is one byte when it is empty.
  return Y.encodeSnapshot(Y.createSnapshot(deletions, new Map())).slice(0, -1);
}
