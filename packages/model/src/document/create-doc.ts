/** The Yjs document of a workspace, set up so that nobody's changes can hold up those who receive them. */
import * as Y from 'yjs';
import { mindBulkDeletes } from './bulk-deletes.ts';

/** An empty document; start with one wherever changes from elsewhere are applied. */
export function createDoc(): Y.Doc {
  const doc = new Y.Doc();
  mindBulkDeletes(doc);
  leaveFormatting(doc);
  return doc;
}

/**
 * After a change from elsewhere Yjs looks for formatting marks that no longer mean anything, and
 * walks everything deleted around each deleted letter: 100,000 letters in items of their own take
 * it a minute, and again each time the workspace is opened. Left in place, such marks change
 * nothing.
 */
function leaveFormatting(doc: Y.Doc): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  });
}
