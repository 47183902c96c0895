/** Keeps the page from being held up all the time by what others have written. */

/** Five years of a workspace are applied in a fifth of a second, on a slow phone in one. */
const AT_ONCE_MS = 5_000;
/** From then on so much of the time. */
const SHARE = 0.1;
/** What is over that soon is not counted. */
const SHORT_MS = 20;

export class HoldUps {
  #leftMs = AT_ONCE_MS;
  #countedAtMs = 0;

  /**
   * When something that takes `tookMs` may hold the page up: so many milliseconds from `nowMs`, which
   * never goes back. `null`: never. The time is taken from what is left, so each asks once.
   */
  waitFor(tookMs: number, nowMs: number): number | null {
    this.#leftMs = Math.min(AT_ONCE_MS, this.#leftMs + (nowMs - this.#countedAtMs) * SHARE);
    this.#countedAtMs = nowMs;
    if (tookMs <= SHORT_MS) return 0;
    if (tookMs > AT_ONCE_MS) return null;
    this.#leftMs -= tookMs;
    return Math.max(0, -this.#leftMs / SHARE);
  }
}
