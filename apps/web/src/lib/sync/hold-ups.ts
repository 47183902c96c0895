/** Keeps the account of how long the page is held up by what others have written. */

/** Five years of a workspace are applied in a fifth of a second, on a slow phone in one. */
const AT_ONCE_MS = 5_000;
/** From then on so much of the time. */
const SHARE = 0.1;
/** What is over that soon is not counted. */
const SHORT_MS = 20;

export class HoldUps {
  #leftMs = AT_ONCE_MS;
  #countedAtMs = 0;

  /** Whether something may hold the page up for `tookMs` now; then it counts. `nowMs` never goes back. */
  allow(tookMs: number, nowMs: number): boolean {
    const gainedMs = (nowMs - this.#countedAtMs) * SHARE;
    this.#leftMs = Math.min(AT_ONCE_MS, this.#leftMs + gainedMs);
    this.#countedAtMs = nowMs;
    if (tookMs <= SHORT_MS) return true;
    if (tookMs > this.#leftMs) return false;
    this.#leftMs -= tookMs;
    return true;
  }
}
