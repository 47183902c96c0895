/* Entries that wait, outside the document, for what they build on. */

import type { Lack } from '@cairn/scanner';
import type { ReadContents } from './contents.ts';
import type { EntryName } from './entry-record.ts';

/** Limits the memory that waiting entries take. */
const MOST_BYTES = 4 * 1024 * 1024;

export interface Waiting {
  readonly name: EntryName;
  readonly read: ReadContents;
}

interface Parking extends Waiting {
  readonly entry: Uint8Array;
  readonly lack: Lack;
}

export class Parked {
  readonly #all = new Map<Uint8Array, Parking>();
  /**
   * By the client of which each lacks something, lowest clock first, so that one look tells what
   * may be ready.
   */
  readonly #byClient = new Map<number, Parking[]>();
  #bytes = 0;

  get size(): number {
    return this.#all.size;
  }

  /** False beyond a limit: the entry is then set aside, and tried again in the next session. */
  add(entry: Uint8Array, { name, read }: Waiting, lack: Lack): boolean {
    if (this.#bytes + entry.length > MOST_BYTES) return false;
    const parking = { entry, name, read, lack };
    this.#all.set(entry, parking);
    this.#bytes += entry.length;
    const queue = this.#byClient.get(lack.client);
    if (queue) queue.splice(placeFor(queue, lack.clock), 0, parking);
    else this.#byClient.set(lack.client, [parking]);
    return true;
  }

  remove(entry: Uint8Array): void {
    const parking = this.#all.get(entry);
    if (!parking) return;
    const queue = this.#byClient.get(parking.lack.client) ?? [];
    queue.splice(queue.indexOf(parking), 1);
    this.#forget(parking, queue);
  }

  /** The clients of which something is missing. */
  clients(): number[] {
    return [...this.#byClient.keys()];
  }

  /** Removes and returns an entry that has what it lacked of this client; it may lack something else. */
  takeReady(client: number, state: number): Parking | undefined {
    const queue = this.#byClient.get(client);
    const [first] = queue ?? [];
    if (!queue || !first || first.lack.clock > state) return undefined;
    queue.shift();
    this.#forget(first, queue);
    return first;
  }

  #forget({ entry, lack }: Parking, queue: readonly Parking[]): void {
    if (queue.length === 0) this.#byClient.delete(lack.client);
    this.#all.delete(entry);
    this.#bytes -= entry.length;
  }
}

/** After those that lack as much. */
function placeFor(queue: readonly Parking[], clock: number): number {
  let [low, high] = [0, queue.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((queue[middle]?.lack.clock ?? Infinity) <= clock) low = middle + 1;
    else high = middle;
  }
  return low;
}
