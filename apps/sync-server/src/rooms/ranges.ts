/* Which clocks of one client are deleted: joined, in ascending order, and queried with every frame. */

// Inserting in the middle of a long list moves everything after it, so additions gather in a short
// one first.
const LEAST_GATHERED = 256;
const GATHERED_SHARE = 32;
/** From here on, merging the lists is faster than inserting one after another. */
const LEAST_AT_ONCE = 64;

/** Ranges of clocks; the end of each is the first clock after it. */
export class Ranges {
  private readonly all: Stretches = new Stretches();
  /** Usually absent: there are many clients, and most delete in order. */
  private gathered: Stretches | undefined;
  /** How many times a range had to be continued by another since the two lists were joined. */
  private steps = 0;

  /** How many there are, give or take those that touch each other. */
  get count(): number {
    return this.all.starts.length + (this.gathered?.starts.length ?? 0);
  }

  covers(start: number, end: number): boolean {
    let reached = start;
    while (reached < end) {
      const further = Math.max(
        this.all.endAround(reached),
        this.gathered?.endAround(reached) ?? -1,
      );
      if (further <= reached) return false;
      reached = further;
      this.steps += 1;
    }
    // By now joining would have cost no more, and makes all of them one step.
    if (this.steps > LEAST_GATHERED + this.all.starts.length) this.join();
    return true;
  }

  /** How many there are once none of them touch. */
  joinedCount(): number {
    this.join();
    return this.all.starts.length;
  }

  /** How many clocks between these two are in any range. */
  countWithin(start: number, end: number): number {
    this.join();
    return this.all.countWithin(start, end);
  }

  add(start: number, end: number): void {
    if (this.covers(start, end)) return;
    if (this.all.append(start, end)) return;
    this.gathered ??= new Stretches();
    this.gathered.add(start, end);
    this.joinIfMany();
  }

  /** Adds ranges in ascending order: pairs of a start and an end. */
  addAll(pairs: readonly number[]): void {
    if (pairs.length < 2 * LEAST_AT_ONCE) {
      for (let at = 0; at < pairs.length; at += 2) {
        this.add(pairs[at] as number, pairs[at + 1] as number);
      }
      return;
    }
    const more = new Stretches();
    for (let at = 0; at < pairs.length; at += 2) {
      more.append(pairs[at] as number, pairs[at + 1] as number);
    }
    this.gathered ??= new Stretches();
    this.gathered.join(more);
    this.joinIfMany();
  }

  /** Visits all of them in ascending order; none of them touch. */
  each(visit: (start: number, end: number) => void): void {
    this.join();
    const { starts, ends } = this.all;
    for (let index = 0; index < starts.length; index += 1) {
      visit(starts[index] as number, ends[index] as number);
    }
  }

  private joinIfMany(): void {
    const most = LEAST_GATHERED + this.all.starts.length / GATHERED_SHARE;
    if (this.gathered && this.gathered.starts.length > most) this.join();
  }

  private join(): void {
    this.steps = 0;
    if (!this.gathered) return;
    this.all.join(this.gathered);
    this.gathered = undefined;
  }
}

/** Two lists of numbers instead of a list of objects: there may be a hundred thousand. */
class Stretches {
  readonly starts: number[] = [];
  readonly ends: number[] = [];

  /** The end of the range that contains this clock; -1 if none does. */
  endAround(clock: number): number {
    const end = this.ends[this.firstAfter(clock) - 1] ?? -1;
    return end > clock ? end : -1;
  }

  /** Adds a range that begins where the last one begins, or later; false if it begins before. */
  append(start: number, end: number): boolean {
    const last = this.starts.length - 1;
    if (last >= 0 && start < (this.starts[last] as number)) return false;
    if (last >= 0 && start <= (this.ends[last] as number)) {
      this.ends[last] = Math.max(this.ends[last] as number, end);
    } else {
      this.starts.push(start);
      this.ends.push(end);
    }
    return true;
  }

  add(start: number, end: number): void {
    let from = this.firstAfter(start);
    if (from > 0 && (this.ends[from - 1] as number) >= start) from -= 1;
    let to = from;
    while (to < this.starts.length && (this.starts[to] as number) <= end) to += 1;
    const touches = to > from;
    const first = touches ? Math.min(start, this.starts[from] as number) : start;
    const last = touches ? Math.max(end, this.ends[to - 1] as number) : end;
    this.starts.splice(from, to - from, first);
    this.ends.splice(from, to - from, last);
  }

  countWithin(start: number, end: number): number {
    let count = 0;
    for (let at = Math.max(0, this.firstAfter(start) - 1); at < this.starts.length; at += 1) {
      if ((this.starts[at] as number) >= end) break;
      const from = Math.max(start, this.starts[at] as number);
      count += Math.max(0, Math.min(end, this.ends[at] as number) - from);
    }
    return count;
  }

  /** Merges from the back, where there is space, so that what comes before all of the other isn't touched. */
  join(other: Stretches): void {
    const { starts, ends } = this;
    let [mine, others] = [starts.length - 1, other.starts.length - 1];
    for (let added = 0; added <= others; added += 1) {
      starts.push(0);
      ends.push(0);
    }
    for (let to = starts.length - 1; others >= 0; to -= 1) {
      const isMine = mine >= 0 && (starts[mine] as number) > (other.starts[others] as number);
      const [from, index] = isMine ? [this, mine--] : [other, others--];
      starts[to] = from.starts[index] as number;
      ends[to] = from.ends[index] as number;
    }
    this.joinTouching(Math.max(0, mine));
  }

  private joinTouching(first: number): void {
    const { starts, ends } = this;
    let last = first;
    for (let at = first + 1; at < starts.length; at += 1) {
      if ((starts[at] as number) <= (ends[last] as number)) {
        ends[last] = Math.max(ends[last] as number, ends[at] as number);
      } else {
        last += 1;
        starts[last] = starts[at] as number;
        ends[last] = ends[at] as number;
      }
    }
    starts.length = ends.length = Math.min(starts.length, last + 1);
  }

  private firstAfter(clock: number): number {
    let [from, to] = [0, this.starts.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      if ((this.starts[middle] as number) <= clock) from = middle + 1;
      else to = middle;
    }
    return from;
  }
}
