/* Entries that look dear: whether they are is told by trying them out on what this device has. */

import type { Waiting } from './parked.ts';

/** Each has the whole document written out once. Two who wrote at the same time leave one or two such. */
const MOST_IN_A_SESSION = 20;

export class Dear {
  readonly #all = new Map<Uint8Array, Waiting>();
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

  remove(entry: Uint8Array): void {
    this.#all.delete(entry);
  }
}
