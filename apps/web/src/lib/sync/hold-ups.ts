/**
 * Limits how much of the time other people's writing may hold the page up, and how long this device
 * spends trying it out.
 */
import type { CopyTrial } from '@cairn/model/transfer';
import type { Tried } from './foreign-task.ts';

/**
 * Free at first. Five years of a workspace apply in a fifth of a second, or in one second on a slow
 * phone.
 */
const AT_ONCE_MS = 5_000;
/** The share of the time that may be spent after that. */
const SHARE = 0.1;
/** Anything shorter isn't counted. */
const SHORT_MS = 20;
/** The most time spent on trials of one room while it is open. */
const IN_ALL_MS = 60_000;

/** What a trial says about a copy, which is applied at once or not at all. */
export function trialOfCopy({ isGood, tookMs }: Tried): CopyTrial {
  if (tookMs > AT_ONCE_MS) return 'tooMuch';
  return isGood ? 'good' : 'harmful';
}

export class HoldUps {
  readonly #mostWaitMs: number;
  #leftMs = AT_ONCE_MS;
  #countedAtMs = 0;
  #spentMs = 0;

  /** `mostWaitMs`: an update that would have to wait longer is refused. */
  constructor(mostWaitMs = Number.POSITIVE_INFINITY) {
    this.#mostWaitMs = mostWaitMs;
  }

  /** The budget for trials is used up, so nothing more should be tried. */
  get areSpent(): boolean {
    return this.#spentMs >= IN_ALL_MS;
  }

  /** Counts a trial that took `tookMs`, whose update will not be applied. */
  spend(tookMs: number): void {
    this.#spentMs += tookMs;
  }

  /**
   * How many milliseconds from `nowMs` (monotonic) to wait before an update that took `tookMs` to
   * try out may be applied; `null` if it never may. Uses up the allowance, so ask once for each
   * update.
   */
  waitFor(tookMs: number, nowMs: number): number | null {
    this.spend(tookMs);
    this.#leftMs = Math.min(AT_ONCE_MS, this.#leftMs + (nowMs - this.#countedAtMs) * SHARE);
    this.#countedAtMs = nowMs;
    if (tookMs <= SHORT_MS) return 0;
    const waitMs = Math.max(0, (tookMs - this.#leftMs) / SHARE);
    if (tookMs > AT_ONCE_MS || waitMs > this.#mostWaitMs) return null;
    this.#leftMs -= tookMs;
    return waitMs;
  }
}
