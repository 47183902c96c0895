/** Gives foreign bytes to a worker of their own, with a limit of time, and of memory by what they hold. */
import { ANY_CONTENT, scanUpdate } from '@cairn/scanner';
import { MOST_STRUCTS, type Signed, type TryOut } from '@cairn/sealed';
import type { ForeignTask } from './foreign-task.ts';
import workerAddress from './foreign-worker.ts?worker&url';

/** What takes longer is given up; far longer than any workspace takes. */
const TRY_LIMIT_MS = 15_000;
/** A page is held up as long again when it applies what was slow, so few of those are let through. */
const MOST_SLOW = 3;
const VERIFY_LIMIT_MS = 30_000;
let slow = 0;

/**
 * Whether an update (v1) can be applied: it is one, it holds no more than this device can keep in
 * memory, nests no deeper than it may, and applying it to a document with the state `base` (an empty
 * one without) ends in time.
 */
export const canBeApplied: TryOut = async (update, base) => {
  if (!scanUpdate(update, { content: ANY_CONTENT, mostStructs: MOST_STRUCTS }).ok) return false;
  const transfer = base ? [base.buffer] : [];
  const task = { kind: 'try', update, base } as const;
  const [applied = false, isSlow = false] = await ask(task, TRY_LIMIT_MS, [true], transfer);
  if (isSlow) slow += 1;
  return applied && (!isSlow || slow <= MOST_SLOW);
};

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
  transfer: readonly Transferable[] = [],
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
    worker.postMessage(task, [...transfer]);
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
