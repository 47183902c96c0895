/* How fast sockets may send: buckets that fill by the second and empty with what is received and answered. */

/** The pace of one socket. */
export interface Pace {
  /**
   * Counts something received, which may cost more than one. Returns how many milliseconds to wait
   * before reading on, usually 0.
   */
  spoke(cost?: number): number;
  /** The socket is gone. */
  leave(): void;
}

/** The paces of all sockets. */
export interface Paces {
  /** The pace of a new socket. Sockets of one address share a bucket in addition to their own. */
  of(address: string): Pace;
}

/** A sustained rate, and a burst. */
export interface PaceLimits {
  readonly perSecond: number;
  readonly burst: number;
}

// Shorter pauses would cost more than they save.
const SHORTEST_PAUSE_MS = 50;
const STRUCTS_A_UNIT = 16;
const BYTES_A_UNIT = 16 * 1024;
const PARSED_BYTES_A_UNIT = 256;
const MALFORMED_BYTES_A_UNIT = 256;
const SWEEP_MS = 60_000;

const UNLIMITED: Pace = { spoke: () => 0, leave: () => undefined };

/**
 * The cost of a frame: one, plus more for its size, the answer's size, and the JSON in it. A
 * keystroke costs one; a unit is about 20 µs of work.
 */
export function costOf(bytes: number, structs: number, parsedBytes = 0): number {
  return (
    1 +
    Math.floor(structs / STRUCTS_A_UNIT) +
    Math.floor(bytes / BYTES_A_UNIT) +
    Math.floor(parsedBytes / PARSED_BYTES_A_UNIT)
  );
}

/** No client of ours sends anything that can't be read, so its size counts for more; a small one costs one. */
export function costOfMalformed(bytes: number): number {
  return 1 + Math.floor(bytes / MALFORMED_BYTES_A_UNIT);
}

/** A pace of `perSecond` after a burst; `now` returns milliseconds. */
export function createPace(perSecond: number, burst: number, now: () => number): Pace {
  return perSecond === Infinity ? UNLIMITED : new Bucket(perSecond, burst, now);
}

/** Paces within both limits; an address without sockets that owes nothing doesn't take memory for long. */
export function createPaces(socket: PaceLimits, address: PaceLimits, now: () => number): Paces {
  const buckets = new Map<string, Bucket>();
  let nextSweep = now() + SWEEP_MS;

  function sweep(): void {
    if (now() < nextSweep) return;
    nextSweep = now() + SWEEP_MS;
    for (const [key, bucket] of buckets) {
      // A second bucket for sockets that come later would be a second allowance.
      if (!bucket.isInUse() && bucket.isFull()) buckets.delete(key);
    }
  }

  return {
    of(key) {
      const own = createPace(socket.perSecond, socket.burst, now);
      if (address.perSecond === Infinity) return own;
      sweep();
      const shared = buckets.get(key) ?? new Bucket(address.perSecond, address.burst, now);
      buckets.set(key, shared);
      shared.join();
      return new Both(own, shared);
    },
  };
}

class Both implements Pace {
  private readonly own: Pace;
  private readonly shared: Pace;

  constructor(own: Pace, shared: Pace) {
    this.own = own;
    this.shared = shared;
  }

  spoke(cost = 1): number {
    const pause = this.own.spoke(cost);
    return Math.max(pause, this.shared.spoke(cost));
  }

  leave(): void {
    this.shared.leave();
  }
}

class Bucket implements Pace {
  private readonly perSecond: number;
  private readonly burst: number;
  private readonly now: () => number;
  private left: number;
  private filledAt: number;
  private sockets = 0;

  constructor(perSecond: number, burst: number, now: () => number) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.now = now;
    this.left = burst;
    this.filledAt = now();
  }

  join(): void {
    this.sockets += 1;
  }

  leave(): void {
    this.sockets -= 1;
  }

  isInUse(): boolean {
    return this.sockets > 0;
  }

  isFull(): boolean {
    return this.left + this.gained(this.now()) >= this.burst;
  }

  spoke(cost = 1): number {
    this.left -= cost;
    // The clock is read only when the bucket is empty, which it never is for most.
    if (this.left >= 0) return 0;
    const time = this.now();
    this.left = Math.min(this.burst - cost, this.left + this.gained(time));
    this.filledAt = time;
    if (this.left >= 0) return 0;
    return Math.max(SHORTEST_PAUSE_MS, (-this.left * 1_000) / this.perSecond);
  }

  private gained(time: number): number {
    return ((time - this.filledAt) * this.perSecond) / 1_000;
  }
}
