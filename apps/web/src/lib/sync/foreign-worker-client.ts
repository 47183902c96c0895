/** Gives foreign bytes to a worker of their own, with a limit of time, and of memory by what they hold. */
import { ANY_CONTENT, scanUpdate } from '@cairn/scanner';
import { MOST_STRUCTS, type Signed } from '@cairn/sealed';
import type { ForeignTask } from './foreign-task.ts';
import workerAddress from './foreign-worker.ts?worker&url';

/** Five years of a workspace are applied in a fifth of a second, on a slow phone in one. */
const TRY_LIMIT_MS = 6_000;
const VERIFY_LIMIT_MS = 30_000;
/**
 * Whether an update (v1) can be applied: it is one, it holds no more than this device can keep in
 * memory, and applying it to an empty document ends in time.
 */
export async function canBeApplied(update: Uint8Array): Promise<boolean> {
  if (!scanUpdate(update, { content: ANY_CONTENT, mostStructs: MOST_STRUCTS }).ok) return false;
  const [applied = false] = await ask({ kind: 'try', update }, TRY_LIMIT_MS, [true]);
  return applied;
}

/** Checks signatures one by one, but not on the page's own thread. */
export function verifyInWorker(
  key: Uint8Array,
  all: readonly Signed[],
): Promise<readonly boolean[]> {
  const none = all.map(() => false);
  return ask({ kind: 'verify', key, all }, VERIFY_LIMIT_MS, none);
}

/** `otherwise`: the answer where the worker itself can't be had. Out of time, every answer is no. */
function ask(
  task: ForeignTask,
  limitMs: number,
  otherwise: readonly boolean[],
): Promise<readonly boolean[]> {
  return new Promise((resolve) => {
    const worker = new Worker(trustedAddress(), { type: 'module' });
    const settle = (answer: readonly boolean[]) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    const timer = setTimeout(() => settle([]), limitMs);
    worker.onmessage = ({ data }: MessageEvent<readonly boolean[]>) => settle(data);
    worker.onerror = () => settle(otherwise);
    worker.postMessage(task);
  });
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL: (address: string) => URL };
}

let trusted: URL | undefined;

/** The worker's address as the page's policy wants it: named by `cairn-worker`, and no other. */
function trustedAddress(): URL {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trusted ??=
    trustedTypes
      ?.createPolicy('cairn-worker', { createScriptURL: () => workerAddress })
      .createScriptURL(workerAddress) ?? new URL(workerAddress, location.href);
  return trusted;
}
