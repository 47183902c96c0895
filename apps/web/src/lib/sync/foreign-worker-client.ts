/** Gives foreign bytes to a worker of their own, with a limit of time, and of memory by what they hold. */
import { ANY_CONTENT, scanUpdate } from '@cairn/scanner';
import { MOST_STRUCTS, type Signed, type TryOut } from '@cairn/sealed';
import type { Answer, ForeignTask, Tried } from './foreign-task.ts';
import workerAddress from './foreign-worker.ts?worker&url';
import { HoldUps } from './hold-ups.ts';

/** What takes longer is given up; far longer than any workspace takes. */
const TRY_LIMIT_MS = 15_000;
const VERIFY_LIMIT_MS = 30_000;
const UNTRIED: Tried = { isGood: true, tookMs: 0 };
const GIVEN_UP: Tried = { isGood: false, tookMs: TRY_LIMIT_MS };
/** y-websocket takes a socket for dead on which nothing has come for 30 s. */
const FRAME_MOST_WAIT_MS = 20_000;

/**
 * Whether an update (v1) can be applied: it is one, it holds no more than this device can keep in
 * memory, nests no deeper than it may, and applying it to a document with the state `base` (an empty
 * one without) ends in time.
 */
export const canBeApplied: TryOut = async (update, base) => (await tryOut(update, base)).isGood;

/** What tries out what one room brings: whatever comes from another has its own account. */
export interface RoomTrials {
  /** As `canBeApplied`: it answers when the page may be held up by it, and no for what never may. */
  readonly entry: TryOut;
  /** The same for what the relay sends of the mailbox. */
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
): Promise<boolean> {
  if (holdUps.areSpent) return false;
  const { isGood, tookMs } = await tryOut(update, base);
  if (!isGood) holdUps.spend(tookMs);
  const waitMs = isGood ? holdUps.waitFor(tookMs, performance.now()) : null;
  if (waitMs === null) return false;
  // The page is held up as long again when it applies what was tried.
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

/** Checks signatures one by one, but not on the page's own thread. */
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
  /** The answer where the worker itself can't be had. */
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
      // A page that was frozen meanwhile says nothing about what is tried, which was frozen as well.
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

/** The worker's address as the page's policy wants it: named by `cairn-worker`, and no other. */
function trustedAddress(): URL {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  trusted ??=
    trustedTypes
      ?.createPolicy('cairn-worker', { createScriptURL: () => workerAddress })
      .createScriptURL(workerAddress) ?? new URL(workerAddress, location.href);
  return trusted;
}
