/** Under which Yjs clients this page has written: a new one is taken whenever the relay is lost. */
import type * as Y from 'yjs';

const known = new WeakMap<Y.Doc, Set<number>>();

/** Follows a document from the first call on; the present client is always among the answer. */
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
