/** Keeps the page from being held up all the time by what others have written, and the device from trying it out for hours. */

/** Five years of a workspace are applied in a fifth of a second, on a slow phone in one. */
const AT_ONCE_MS = 5_000;
/** From then on so much of the time. */
const SHARE = 0.1;
/** What is over that soon is not counted. */
const SHORT_MS = 20;
/** All that is tried out of one room while it is open. */
const IN_ALL_MS = 60_000;

export class HoldUps {
  readonly #mostWaitMs: number;
  #leftMs = AT_ONCE_MS;
  #countedAtMs = 0;
  #spentMs = 0;

  /** `mostWaitMs`: what would have to wait longer may not hold the page up at all. */
  constructor(mostWaitMs = Number.POSITIVE_INFINITY) {
    this.#mostWaitMs = mostWaitMs;
  }

  /** So much has been tried out that nothing more should be. */
  get areSpent(): boolean {
    return this.#spentMs >= IN_ALL_MS;
  }

  /** Something was tried out for so long, and may not hold the page up. */
  spend(tookMs: number): void {
    this.#spentMs += tookMs;
  }

  /**
   * When something that took `tookMs` to try out may hold the page up as long: so many milliseconds from
   * `nowMs`, which never goes back. `null`: never. The time is taken from what is left, so each asks once.
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
