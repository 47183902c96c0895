/* The program that folds. A process of its own, because anything too large for Yjs may end it. */

import { Worker } from 'node:worker_threads';

// Yjs runs in a thread, so that this one notices when the relay is gone, whatever Yjs is doing.
const worker = new Worker(new URL('./fold-worker.ts', import.meta.url));
worker.on('message', (folded: Uint8Array) => process.send?.(folded));
process.on('message', (update: Uint8Array) => {
  worker.postMessage(update);
});
// Terminals and some supervisors signal every process; when this one stops is up to the relay.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
