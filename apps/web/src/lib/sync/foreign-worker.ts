/** The worker for foreign bytes: it may be slow, or be given up, without the page noticing. */
import { nestsTooDeep, PLAIN_VERIFIER } from '@cairn/sealed';
import * as Y from 'yjs';
import type { ForeignTask } from './foreign-task.ts';

/** Five years of a workspace are applied in a fifth of a second, on a slow phone in one. */
const SLOW_MS = 1_500;

addEventListener('message', ({ data }: MessageEvent<ForeignTask>) => {
  postMessage(answer(data));
});

function answer(task: ForeignTask): readonly boolean[] {
  if (task.kind === 'verify') return task.all.map((one) => PLAIN_VERIFIER.verify(task.key, one));
  try {
    const doc = new Y.Doc();
    if (task.base) Y.applyUpdate(doc, task.base);
    const startedAtMs = performance.now();
    Y.applyUpdate(doc, task.update);
    const isSlow = performance.now() - startedAtMs > SLOW_MS;
    return [!nestsTooDeep(doc), isSlow];
  } catch {
    return [false];
  }
}
