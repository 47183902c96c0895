/* Work that others cause: it may hold the page up for a moment, and after that takes a share of the time. */

const SHARE = 0.1;

export class Share {
  readonly #now: () => number;
  readonly #atOnceMs: number;
  #leftMs: number;
  #countedAtMs: number;

  /** `atOnceMs`: how long it may hold the page up in a row. */
  constructor(now: () => number, atOnceMs: number) {
    this.#now = now;
    this.#atOnceMs = atOnceMs;
    this.#leftMs = atOnceMs;
    this.#countedAtMs = now();
  }

  /** How long to wait before there may be more. */
  get waitMs(): number {
    const nowMs = this.#now();
    const earnedMs = (nowMs - this.#countedAtMs) * SHARE;
    this.#leftMs = Math.min(this.#atOnceMs, this.#leftMs + earnedMs);
    this.#countedAtMs = nowMs;
    return Math.max(0, -this.#leftMs / SHARE);
  }

  /** Does some of it, and counts how long that takes. */
  run<Result>(work: () => Result): Result {
    const fromMs = this.#now();
    try {
      return work();
    } finally {
      this.#leftMs -= this.#now() - fromMs;
    }
  }
}
