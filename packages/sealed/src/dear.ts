/* Entries that look dear: whether they are is told by trying them out on what this device has. */

import type { Waiting } from './parked.ts';

/** Each has the whole document written out once. Two who wrote at the same time leave one or two such. */
const MOST_IN_A_SESSION = 20;

/** Who goes on writing changes what it is tried on; then it waits for the next session. */
const MOST_TRIALS = 3;

export class Dear {
  readonly #all = new Map<Uint8Array, Waiting>();
  readonly #trials = new Map<Uint8Array, number>();
  #left = MOST_IN_A_SESSION;

  /** False when there have been too many. */
  add(entry: Uint8Array, waiting: Waiting): boolean {
    if (this.#left === 0) return false;
    this.#left -= 1;
    this.#all.set(entry, waiting);
    return true;
  }

  first(): readonly [Uint8Array, Waiting] | undefined {
    return this.#all.entries().next().value;
  }

  /** Whether it may be tried once more. */
  again(entry: Uint8Array): boolean {
    const trials = (this.#trials.get(entry) ?? 0) + 1;
    this.#trials.set(entry, trials);
    return trials < MOST_TRIALS;
  }

  remove(entry: Uint8Array): void {
    this.#all.delete(entry);
    this.#trials.delete(entry);
  }
}
