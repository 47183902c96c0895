/* What a transaction added to an array and removed from it, in time proportional to the change. */

import * as Y from 'yjs';

/**
 * Values that were added and are still there, by client in the order of their clocks. Yjs's own
 * `event.changes` walks the whole array, which makes a flood of small changes quadratic.
 */
export function addedTo(array: Y.Array<unknown>, transaction: Y.Transaction): unknown[] {
  const values: unknown[] = [];
  const { beforeState, afterState, doc } = transaction;
  for (const [client, end] of afterState) {
    const start = beforeState.get(client) ?? 0;
    const structs = start < end ? doc.store.clients.get(client) : undefined;
    if (!structs) continue;
    for (let at = Y.findIndexSS(structs, start); at < structs.length; at += 1) {
      const struct = structs[at];
      if (struct instanceof Y.Item && isIn(array, struct) && !struct.deleted) {
        for (const value of struct.content.getContent()) values.push(value);
      }
    }
  }
  return values;
}

/** Values that were there before the transaction and were removed by it. */
export function removedFrom(array: Y.Array<unknown>, transaction: Y.Transaction): unknown[] {
  const values: unknown[] = [];
  const { beforeState } = transaction;
  Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
    if (!(struct instanceof Y.Item) || !isIn(array, struct)) return;
    if (struct.id.clock >= (beforeState.get(struct.id.client) ?? 0)) return;
    for (const value of struct.content.getContent()) values.push(value);
  });
  return values;
}

function isIn(array: Y.Array<unknown>, { parent, parentSub, countable }: Y.Item): boolean {
  return parent === array && parentSub === null && countable;
}
