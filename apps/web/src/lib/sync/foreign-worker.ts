/** The worker for foreign bytes: it may be slow, or be given up, without the page noticing. */
import { PLAIN_VERIFIER } from '@cairn/sealed';
import * as Y from 'yjs';
import type { ForeignTask } from './foreign-task.ts';

addEventListener('message', ({ data }: MessageEvent<ForeignTask>) => {
  postMessage(answer(data));
});

function answer(task: ForeignTask): readonly boolean[] {
  if (task.kind === 'verify') return task.all.map((one) => PLAIN_VERIFIER.verify(task.key, one));
  try {
    Y.applyUpdate(new Y.Doc(), task.update);
    return [true];
  } catch {
    return [false];
  }
}
