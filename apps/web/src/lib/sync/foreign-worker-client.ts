/**
 * Hands untrusted bytes to a worker of their own, with limits on time and on the memory they would
 * take.
 */
import type { CopyTrial } from '@cairn/model/transfer';
import { ANY_CONTENT, scanUpdate } from '@cairn/scanner';
import { MOST_STRUCTS, type Signed, type TryOut } from '@cairn/sealed';
import type { Answer, ForeignTask, Tried } from './foreign-task.ts';
import workerAddress from './foreign-worker.ts?worker&url';
import { HoldUps, trialOfCopy } from './hold-ups.ts';

/** A trial is abandoned after this; no real workspace comes near it. */
const TRY_LIMIT_MS = 15_000;
const VERIFY_LIMIT_MS = 30_000;
const UNTRIED: Tried = { isGood: true, tookMs: 0 };
const GIVEN_UP: Tried = { isGood: false, tookMs: TRY_LIMIT_MS };
/** y-websocket gives up a socket on which nothing has arrived for 30 s. */
const FRAME_MOST_WAIT_MS = 20_000;

/**
 * Whether the update (v1) of a copy can safely be applied: it is well formed, fits into memory,
 * isn't nested too deeply, and applies to a document with the state `base` (or to an empty one)
 * soon enough that the page may stand still for as long.
 */
export async function tryOutCopy(...what: Parameters<TryOut>): Promise<CopyTrial> {
  return trialOfCopy(await tryOut(...what));
}

/** Trials of what one room brings. Each room has its own time budget. */
export interface RoomTrials {
  /**
   * Resolves to true when the page may be held up by the update, to false if it never may, and to
   * `null` once the time for trials is used up.
   */
  readonly entry: TryOut;
  /** The same for the mailbox frames that the relay sends. */
  readonly frame: TryOut;
}

export function roomTrials(): RoomTrials {
  const byEntries = new HoldUps();
  const byFrames = new HoldUps(FRAME_MOST_WAIT_MS);
  return {
    entry: (update, base) => tryWithin(byEntries, update, base),
    frame: (update, base) => tryWithin(byFrames, update, base),
  };
}

async function tryWithin(
  holdUps: HoldUps,
  ...[update, base]: Parameters<TryOut>
): Promise<boolean | null> {
  if (holdUps.areSpent) return null;
  const { isGood, tookMs } = await tryOut(update, base);
  if (!isGood) holdUps.spend(tookMs);
  const waitMs = isGood ? holdUps.waitFor(tookMs, performance.now()) : null;
  if (waitMs === null) return false;
  // Applying the update will hold the page up for as long as the trial took.
  if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
  return true;
}

async function tryOut(...[update, base]: Parameters<TryOut>): Promise<Tried> {
  const isScanned = scanUpdate(update, { content: ANY_CONTENT, mostStructs: MOST_STRUCTS }).ok;
  if (!isScanned) return { isGood: false, tookMs: 0 };
  const task = { kind: 'try', update, base } as const;
  return ask(task, {
    limitMs: TRY_LIMIT_MS,
    outOfTime: GIVEN_UP,
    withoutWorker: UNTRIED,
    transfer: base ? [base.buffer] : [],
  });
}

/** Checks signatures one by one, off the main thread. */
export function verifyInWorker(
  key: Uint8Array,
  all: readonly Signed[],
): Promise<readonly boolean[]> {
  const task = { kind: 'verify', key, all } as const;
  const withoutWorker = all.map(() => false);
  return ask(task, { limitMs: VERIFY_LIMIT_MS, outOfTime: [], withoutWorker });
}

interface Asking<Result> {
  readonly limitMs: number;
  readonly outOfTime: Result;
  /** The answer if the worker can't be started. */
  readonly withoutWorker: Result;
  readonly transfer?: readonly Transferable[];
}

function ask<Task extends ForeignTask>(
  task: Task,
  { limitMs, outOfTime, withoutWorker, transfer = [] }: Asking<Answer<Task>>,
): Promise<Answer<Task>> {
  return new Promise((resolve) => {
    const worker = new Worker(trustedAddress(), { type: 'module' });
    const settle = (answer: Answer<Task>) => {
      clearTimeout(timer);
      worker.terminate();
      resolve(answer);
    };
    const startedAtMs = performance.now();
    const giveUp = () => {
      const isLate = performance.now() - startedAtMs > 2 * limitMs;
      // If the page itself was frozen, so was the worker, and being late proves nothing.
      if (isLate && !wasFrozen) {
        wasFrozen = true;
        timer = setTimeout(giveUp, limitMs);
      } else settle(outOfTime);
    };
    let wasFrozen = false;
    let timer = setTimeout(giveUp, limitMs);
    worker.onmessage = ({ data }: MessageEvent<Answer<Task>>) => settle(data);
    worker.onerror = () => settle(withoutWorker);
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

/** The worker's address, through the `cairn-worker` policy that Trusted Types requires. */
function trustedAddress(): URL {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trusted ??=
    trustedTypes
      ?.createPolicy('cairn-worker', { createScriptURL: () => workerAddress })
      .createScriptURL(workerAddress) ?? new URL(workerAddress, location.href);
  return trusted;
}
