/*
 * Where this device's entries go in the mailbox's document: under a Yjs client that nobody can foresee.
 * Whoever holds the link could otherwise take the place of an entry that is still to come: the relay
 * would have "it" already, confirm it, and nobody would ever get it.
 */

import type * as Y from 'yjs';
import type { EntryName } from './entry-record.ts';
import type { RandomBytes } from './keys.ts';

export interface PlacingOptions {
  readonly outer: Y.Doc;
  readonly entries: Y.Array<unknown>;
  readonly random: RandomBytes;
  /** The origin of every transaction made here. */
  readonly origin: object;
}

/** A Yjs client that nobody has, and nobody can guess. */
export function newClient(random: RandomBytes): number {
  return random(4).reduce((number, byte) => number * 256 + byte, 0);
}

export class Placing {
  readonly #options: PlacingOptions;
  /** What was put in and not confirmed as stored, by its turn. */
  readonly #unconfirmed = new Map<EntryName, number>();
  #turn = 0;
  /** For each counted frame of this socket, the last turn that the relay has with it; 0 when it proves nothing. */
  #frames: number[] = [];
  #isWhole = false;
  #client: number;
  /** The document's own client, which presence shows to everyone: it writes nothing. */
  #shown: number;

  constructor(options: PlacingOptions) {
    this.#options = options;
    this.#client = newClient(options.random);
    this.#shown = options.outer.clientID;
    options.outer.on('afterTransactionCleanup', this.#keepShown);
  }

  /** The client under which the next entry will be put in. */
  get client(): number {
    return this.#client;
  }

  isUnconfirmed(name: EntryName): boolean {
    return this.#unconfirmed.has(name);
  }

  /** An entry was put in, or is found to have been put in without ever being confirmed. */
  put(name: EntryName): void {
    this.#turn += 1;
    this.#unconfirmed.set(name, this.#turn);
  }

  /** In one transaction: takes values away, and puts others at the end. */
  replace(taken: ReadonlySet<unknown>, put: readonly Uint8Array[]): void {
    const { outer, entries, origin } = this.#options;
    outer.clientID = this.#client;
    try {
      outer.transact(() => {
        this.#delete(taken);
        if (put.length > 0) entries.push([...put]);
      }, origin);
    } finally {
      this.#keepShown();
    }
  }

  /** From now on entries go elsewhere. */
  move(): void {
    this.#client = newClient(this.#options.random);
    // Somebody may have been in the place of what these frames held.
    this.#frames = this.#frames.map(() => 0);
  }

  socketOpened(): void {
    // Whoever was shown the former one may have been in the room under it since.
    this.#shown = newClient(this.#options.random);
    this.#keepShown();
    this.#frames = [];
    this.#isWhole = false;
  }

  /** `whole`: it holds everything the relay lacked. */
  frameSent(whole: boolean): void {
    this.#isWhole ||= whole;
    this.#frames.push(this.#isWhole ? this.#turn : 0);
  }

  /** The relay has made the first `frames` counted frames durable. */
  stored(frames: number): void {
    const turn = this.#frames[frames - 1] ?? 0;
    for (const [name, at] of this.#unconfirmed) if (at <= turn) this.#unconfirmed.delete(name);
  }

  close(): void {
    this.#options.outer.off('afterTransactionCleanup', this.#keepShown);
  }

  /** Yjs changes it when somebody writes under it; whoever is in the room knows us by it. */
  readonly #keepShown = (): void => {
    this.#options.outer.clientID = this.#shown;
  };

  #delete(values: ReadonlySet<unknown>): void {
    if (values.size === 0) return;
    const { entries } = this.#options;
    const present = entries.toArray();
    // From the end and run by run, so that places stay right and neighbours go in one step.
    for (let end = present.length; end > 0;) {
      let start = end;
      while (start > 0 && values.has(present[start - 1])) start -= 1;
      if (start < end) entries.delete(start, end - start);
      end = start === end ? end - 1 : start;
    }
  }
}
