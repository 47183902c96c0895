/* The program that folds: a process, because what is too large for Yjs may end the whole of it. */

import { Worker } from 'node:worker_threads';

// A thread within it, so that this one hears when the relay is gone, whatever Yjs is at.
const worker = new Worker(new URL('./fold-worker.ts', import.meta.url));
worker.on('message', (folded: Uint8Array) => process.send?.(folded));
process.on('message', (update: Uint8Array) => {
  worker.postMessage(update);
});
// A terminal and some supervisors tell every process to stop; when this one does, the relay says.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
