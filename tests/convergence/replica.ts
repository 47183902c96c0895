/**
 * One person's device in the convergence tests, and the delivery between them: late, repeated and
 * in any order.
 */
import { allCollections } from '@cairn/model/collections';
import type { Writer } from '@cairn/model/document';
import type { PersonId } from '@cairn/model/shared';
import { readFlat } from '@cairn/prose/text';
import * as Y from 'yjs';
import { type Write, writesOf } from './writes.ts';

export interface Replica extends Writer {
  /** Applies one update, whether or not those before it have arrived. */
  readonly receive: (update: Uint8Array) => void;
}

/** Everything that was ever sent, and what it set. */
export interface Post {
  readonly replicas: readonly Replica[];
  readonly updates: Uint8Array[];
  readonly writes: Write[];
}

const REMOTE = 'remote';
const START_MS = Date.UTC(2027, 2, 12);

export function openPost(count: number): Post {
  const updates: Uint8Array[] = [];
  const writes: Write[] = [];
  const replicas = Array.from({ length: count }, (_, at): Replica => {
    const doc = new Y.Doc();
    doc.clientID = at + 1;
    // Devices disagree about the time, and nothing may depend on it (DOC-10).
    let now = START_MS - at * 86_400_000;
    let drawn = 0;
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== REMOTE) updates.push(update);
    });
    doc.on('afterTransaction', (transaction: Y.Transaction) => {
      if (transaction.origin !== REMOTE) writes.push(...writesOf(transaction));
    });
    return {
      doc,
      person: `person-${String(at)}` as PersonId,
      now: () => ++now,
      random: (size) =>
        Uint8Array.from({ length: size }, (__, index) => (index < 2 ? at : (drawn++ * 37) % 251)),
      receive: (update) => {
        Y.applyUpdate(doc, update, REMOTE);
      },
    };
  });
  return { replicas, updates, writes };
}

/** Everything the document holds, for comparison. */
export function contentOf(doc: Y.Doc, proseNames: Iterable<string>): unknown {
  return {
    meta: doc.getMap('meta').toJSON(),
    ...Object.fromEntries(allCollections.map(({ name }) => [name, doc.getMap(name).toJSON()])),
    ...Object.fromEntries(
      [...proseNames].sort().map((name) => [name, readFlat(doc.getText(name)).lines]),
    ),
  };
}
