/*
 * Where this device's entries go in the mailbox's document: under a Yjs client that nobody can
 * foresee. Otherwise anyone with the link could occupy the place of an entry that is still to come:
 * the relay would believe it has the entry, confirm it, and nobody would ever get it.
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

/** A Yjs client that nobody has or can guess. */
export function newClient(random: RandomBytes): number {
  return random(4).reduce((number, byte) => number * 256 + byte, 0);
}

export class Placing {
  readonly #options: PlacingOptions;
  /** The entries that were added and aren't confirmed as stored, with the turn in which each was added. */
  readonly #unconfirmed = new Map<EntryName, number>();
  #turn = 0;
  /**
   * For each counted frame of this socket, the last turn that the relay has once it has that frame;
   * 0 if the frame proves nothing.
   */
  #frames: number[] = [];
  #isWhole = false;
  #client: number;
  /** The document's own client, which presence shows to everyone. Nothing is written under it. */
  #shown: number;

  constructor(options: PlacingOptions) {
    this.#options = options;
    this.#client = newClient(options.random);
    this.#shown = options.outer.clientID;
    options.outer.on('afterTransactionCleanup', this.#keepShown);
  }

  /** The client under which the next entry will be added. */
  get client(): number {
    return this.#client;
  }

  isUnconfirmed(name: EntryName): boolean {
    return this.#unconfirmed.has(name);
  }

  /** An entry was added, or turns out to have been added without ever being confirmed. */
  put(name: EntryName): void {
    this.#turn += 1;
    this.#unconfirmed.set(name, this.#turn);
  }

  /** In one transaction: removes values, and adds others at the end. */
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

  /** From now on entries are added under a new client. */
  move(): void {
    this.#client = newClient(this.#options.random);
    // Someone may have occupied the places of what these frames held.
    this.#frames = this.#frames.map(() => 0);
  }

  socketOpened(): void {
    // Anyone who was shown the old client may have been in the room under it since.
    this.#shown = newClient(this.#options.random);
    this.#keepShown();
    this.#frames = [];
    this.#isWhole = false;
  }

  /** A counted frame was sent. `whole`: it holds everything that the relay lacked. */
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

  /** Yjs changes the client when somebody else writes under it, but the room knows us by it. */
  readonly #keepShown = (): void => {
    this.#options.outer.clientID = this.#shown;
  };

  #delete(values: ReadonlySet<unknown>): void {
    if (values.size === 0) return;
    const { entries } = this.#options;
    const present = entries.toArray();
    // From the end and run by run, so that indexes stay right and neighbours go in one step.
    for (let end = present.length; end > 0;) {
      let start = end;
      while (start > 0 && values.has(present[start - 1])) start -= 1;
      if (start < end) entries.delete(start, end - start);
      end = start === end ? end - 1 : start;
    }
  }
}
