/** The worker for untrusted bytes: it may be slow, or be terminated, without the page noticing. */
import { createDoc } from '@cairn/model/document';
import { nestsTooDeep, PLAIN_VERIFIER } from '@cairn/sealed';
import * as Y from 'yjs';
import type { ForeignTask, Tried, TryTask } from './foreign-task.ts';

addEventListener('message', ({ data }: MessageEvent<ForeignTask>) => {
  if (data.kind === 'try') postMessage(tryOut(data));
  else postMessage(data.all.map((one) => PLAIN_VERIFIER.verify(data.key, one)));
});

function tryOut({ update, base }: TryTask): Tried {
  try {
    const doc = createDoc();
    if (base) Y.applyUpdate(doc, base);
    const startedAtMs = performance.now();
    Y.applyUpdate(doc, update);
    const tookMs = performance.now() - startedAtMs;
    return { isGood: !nestsTooDeep(doc), tookMs };
  } catch {
    return { isGood: false, tookMs: 0 };
  }
}
