/*
 * Applies a room's update to a Yjs document, where it can do no harm, which frees the bytes of
 * deleted content.
 */

import { parentPort } from 'node:worker_threads';
import * as Y from 'yjs';

parentPort?.on('message', (update: Uint8Array) => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update);
  parentPort?.postMessage(Y.encodeStateAsUpdate(doc));
});
