/* What a document must have before an update, for Yjs to apply all of it and keep nothing pending. */

import { ClientMap } from './client-map.ts';
import { SKIP } from './limits.ts';
import type { ScanVisitor } from './visitor.ts';

/** The document lacks a client's structs up to `clock`. */
export interface Lack {
  readonly client: number;
  readonly clock: number;
}

/** A visitor for one scan. Keeps three numbers per client. */
export class Needs implements ScanVisitor {
  readonly #starts = new ClientMap<number>();
  readonly #ends = new ClientMap<number>();
  /** One more than the highest clock that is referred to. */
  readonly #needed = new ClientMap<number>();
  #hasGap = false;

  struct(client: number, clock: number, length: number, kind: number): void {
    if (!this.#starts.has(client)) this.#starts.set(client, clock);
    this.#ends.set(client, clock + length);
    this.#hasGap ||= kind === SKIP;
  }

  reference(client: number, clock: number): void {
    this.#need(client, clock + 1);
  }

  deleted(client: number, clock: number, length: number): void {
    this.#need(client, clock + length);
  }

  /** Whether the update has structs of a client. */
  brings(client: number): boolean {
    return this.#starts.has(client);
  }

  /**
   * Whether a document that has each client's structs up to these clocks has everything the update
   * needs. Only meaningful once the scan has returned `ok`, which rules out structs that wait for
   * each other.
   */
  areMetBy(stateOf: (client: number) => number): boolean {
    return this.lackIn(stateOf) === undefined;
  }

  /**
   * Something that such a document lacks: a client's structs up to a clock, `Infinity` if it can
   * never have them.
   */
  lackIn(stateOf: (client: number) => number): Lack | undefined {
    if (this.#hasGap) return { client: 0, clock: Infinity };
    for (const [client, clock] of this.#starts)
      if (clock > stateOf(client)) return { client, clock };
    for (const [client, clock] of this.#needed) {
      if (clock > Math.max(stateOf(client), this.#ends.get(client) ?? 0)) return { client, clock };
    }
    return undefined;
  }

  #need(client: number, end: number): void {
    if (end > (this.#needed.get(client) ?? 0)) this.#needed.set(client, end);
  }
}
