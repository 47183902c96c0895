/** The Yjs document of a workspace, made so that nobody's changes can hold up who receives them. */
import * as Y from 'yjs';
import { mindBulkDeletes } from './bulk-deletes.ts';

/** An empty document; whatever takes changes from elsewhere begins with one. */
export function createDoc(): Y.Doc {
  const doc = new Y.Doc();
  mindBulkDeletes(doc);
  leaveFormatting(doc);
  return doc;
}

/**
 * After a change from elsewhere Yjs looks for marks of formatting that mean nothing any more, and walks
 * all that was deleted around each deleted letter: 100,000 letters in items of their own take it a
 * minute, and again each time the workspace is opened. Left where they are, such marks change nothing.
 */
function leaveFormatting(doc: Y.Doc): void {
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    transaction._needFormattingCleanup = false;
  });
}
