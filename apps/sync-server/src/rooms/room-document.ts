/* A room's updates as one Yjs document, so that a newcomer is sent only what they lack. */

import * as Y from 'yjs';

/** The document of an open room. */
export interface RoomDocument {
  /** What the room has, as a state vector. */
  stateVector(): Uint8Array;
  /** What someone with this state vector lacks, or everything; throws on a malformed one. */
  updateSince(stateVector?: Uint8Array): Uint8Array;
  /**
   * Adds an update: `new` when it must be kept, `known` when the room had all of it, `broken` when
   * it can't be read; after that the document may hold half of it and must be loaded again.
   */
  apply(update: Uint8Array): 'new' | 'known' | 'broken';
}

/** A document from stored updates, and how many of those could not be read. */
export function loadRoomDocument(updates: readonly Uint8Array[]): {
  readonly document: RoomDocument;
  readonly unreadable: number;
} {
  const doc = new Y.Doc();
  let unreadable = 0;
  // One transaction: opening 10,000 updates one by one takes forty times as long.
  doc.transact(() => {
    for (const update of updates) {
      try {
        Y.applyUpdate(doc, update);
      } catch {
        unreadable += 1;
      }
    }
  });
  return { document: documentOf(doc), unreadable };
}

function documentOf(doc: Y.Doc): RoomDocument {
  let changed = false;
  // Not `update`, which would have Yjs encode again what has just arrived encoded.
  doc.on('afterTransaction', ({ deleteSet, beforeState, afterState }) => {
    changed =
      deleteSet.clients.size > 0 ||
      [...afterState].some(([client, clock]) => beforeState.get(client) !== clock);
  });
  return {
    stateVector: () => Y.encodeStateVector(doc),
    updateSince: (stateVector) => Y.encodeStateAsUpdate(doc, stateVector),
    apply(update) {
      changed = false;
      try {
        Y.applyUpdate(doc, update);
      } catch {
        return 'broken';
      }
      // While something waits for a predecessor, an update may add to what waits without changing
      // the document, so everything counts as new.
      const waits = doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
      return changed || waits ? 'new' : 'known';
    },
  };
}
