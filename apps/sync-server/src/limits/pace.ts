/* How fast one socket may speak: a bucket that fills by the second and empties with what is said. */

/** The pace of one socket. */
export interface Pace {
  /** Counts something said; the milliseconds to wait before listening on, 0 as a rule. */
  spoke(): number;
}

// Shorter pauses would cost more than they hold back.
const SHORTEST_PAUSE_MS = 50;

const UNLIMITED: Pace = { spoke: () => 0 };

/** A pace of `perSecond` after a burst; `now` is a clock in milliseconds. */
export function createPace(perSecond: number, burst: number, now: () => number): Pace {
  return perSecond === Infinity ? UNLIMITED : new Bucket(perSecond, burst, now);
}

class Bucket implements Pace {
  private readonly perSecond: number;
  private readonly burst: number;
  private readonly now: () => number;
  private left: number;
  private filledAt: number;

  constructor(perSecond: number, burst: number, now: () => number) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.now = now;
    this.left = burst;
    this.filledAt = now();
  }

  spoke(): number {
    this.left -= 1;
    // The clock is only asked when the bucket is empty: most never empty it.
    if (this.left >= 0) return 0;
    const time = this.now();
    const gained = ((time - this.filledAt) * this.perSecond) / 1_000;
    this.left = Math.min(this.burst - 1, this.left + gained);
    this.filledAt = time;
    if (this.left >= 0) return 0;
    return Math.max(SHORTEST_PAUSE_MS, (-this.left * 1_000) / this.perSecond);
  }
}
