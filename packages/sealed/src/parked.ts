/* Entries that wait, outside the document, for what comes before them. */

import type { ReadContents } from './contents.ts';
import type { EntryName } from './entry-record.ts';

/** What waits takes memory, and is looked at whenever something comes. */
const MOST_BYTES = 4 * 1024 * 1024;

export interface Waiting {
  readonly name: EntryName;
  readonly read: ReadContents;
}

export class Parked {
  readonly #all = new Map<Uint8Array, Waiting>();
  #bytes = 0;

  get size(): number {
    return this.#all.size;
  }

  /** Beyond a limit it is set aside, and tried again in the next session. */
  add(entry: Uint8Array, waiting: Waiting): void {
    if (this.#bytes + entry.length > MOST_BYTES) return;
    this.#all.set(entry, waiting);
    this.#bytes += entry.length;
  }

  remove(entry: Uint8Array): void {
    if (this.#all.delete(entry)) this.#bytes -= entry.length;
  }

  [Symbol.iterator](): IterableIterator<[Uint8Array, Waiting]> {
    return this.#all.entries();
  }
}
