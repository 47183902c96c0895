/** The Yjs clients under which this page has written; it takes a new one whenever the relay is lost. */
import type * as Y from 'yjs';

const known = new WeakMap<Y.Doc, Set<number>>();

/** Tracks a document from the first call on; the current client is always included. */
export function ownClients(doc: Y.Doc): ReadonlySet<number> {
  const clients = known.get(doc) ?? follow(doc);
  return clients.add(doc.clientID);
}

function follow(doc: Y.Doc): Set<number> {
  const clients = new Set<number>();
  known.set(doc, clients);
  doc.on('afterTransaction', ({ local }: Y.Transaction) => {
    if (local) clients.add(doc.clientID);
  });
  return clients;
}
