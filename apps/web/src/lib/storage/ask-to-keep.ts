/** Asks the browser for persistent storage, once there is something worth keeping. */
import type * as Y from 'yjs';

/** Asks at the first edit made on this page: browsers decide by how much a site is used. */
export function askToKeep(doc: Y.Doc): void {
  const ask = (_update: Uint8Array, _origin: unknown, _doc: Y.Doc, { local }: Y.Transaction) => {
    if (!local) return;
    doc.off('update', ask);
    // If refused or unsupported, the browser may still evict the data; that is noticed when it
    // happens.
    void navigator.storage?.persist?.().catch(() => {});
  };
  doc.on('update', ask);
}
