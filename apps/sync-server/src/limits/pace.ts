/* How fast one socket may speak: a bucket that fills by the second and empties with what is said. */

/** The pace of one socket. */
export interface Pace {
  /** Counts something said; the milliseconds to wait before listening on, 0 as a rule. */
  spoke(): number;
}

// Shorter pauses would cost more than they hold back.
const SHORTEST_PAUSE_MS = 50;

/** A pace of `perSecond` after a burst; `now` is a clock in milliseconds. */
export function createPace(perSecond: number, burst: number, now: () => number): Pace {
  if (perSecond === Infinity) return { spoke: () => 0 };
  let left = burst;
  let filledAt = now();
  return {
    spoke() {
      left -= 1;
      // The clock is only asked when the bucket is empty: most never empty it.
      if (left >= 0) return 0;
      const time = now();
      left = Math.min(burst - 1, left + ((time - filledAt) * perSecond) / 1_000);
      filledAt = time;
      return left >= 0 ? 0 : Math.max(SHORTEST_PAUSE_MS, (-left * 1_000) / perSecond);
    },
  };
}
