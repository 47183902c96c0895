/* What the mailbox lacks of a document: told from what each of its entries holds, without putting them together. */

import * as Y from 'yjs';
import { heldInUpdate } from './contents.ts';
import { heldBy, isHeld, type Held } from './held.ts';
import { without, type Ranges } from './ranges.ts';

/**
 * What `inner` has and `mailbox` does not, as one update (v1), deletions included; `undefined` when
 * it lacks nothing. A deletion that two entries together bring about is not in either, and is sent.
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
  // With what is pending it ends with more deletions than the document's, and may only seem to end with those.
  if (pendingStructs !== null || pendingDs !== null) return update;
  return withDeletions(update, here.deletions, deletions);
}

/**
 * What `inner` has and `mailbox` may lack, with every deletion. For whoever no longer knows which
 * deletions are its own: the mailbox may hold one only because someone else made it as well.
 * `undefined` when `inner` is empty.
 */
export function anythingMissingFrom(inner: Y.Doc, mailbox: Held): Uint8Array | undefined {
  if (inner.store.clients.size === 0) return undefined;
  return Y.encodeStateAsUpdate(inner, Y.encodeStateVector(throughOf(mailbox)));
}

/** All that `inner` has as one update (v1), which needs nothing else: without what waits in it. */
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

/** What of these updates (v1) is not in the mailbox yet, as one; `undefined` when all of them are. */
export function lackingOf(updates: readonly Uint8Array[], mailbox: Held): Uint8Array | undefined {
  const lacking = updates.filter((update) => {
    const held = heldInUpdate(update);
    return !held || !isHeld(held, mailbox);
  });
  return lacking.length > 1 ? Y.mergeUpdates(lacking) : lacking[0];
}

/** What the mailbox has of each client's items; what lies behind a hole counts for nothing until it is closed. */
function throughOf(mailbox: Held): Map<number, number> {
  const through = new Map<number, number>();
  for (const [client, [first]] of mailbox.items) {
    if (first?.clock === 0) through.set(client, first.len);
  }
  return through;
}

/**
 * Yjs puts every deletion there ever was at the end of an update. Whoever knows them can put the
 * few that matter in their place; an update that ends otherwise stays whole.
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
  // A snapshot is deletions and a state vector, and an empty one of these is one byte.
  return Y.encodeSnapshot(Y.createSnapshot(deletions, new Map())).slice(0, -1);
}
