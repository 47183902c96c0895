/* Entries that have come: opened, and their signatures checked, a few at once and many bit by bit. */

import { bitByBit } from './bit-by-bit.ts';
import type { Schedule } from './clock.ts';
import { readContents, type ReadContents } from './contents.ts';
import { openEntry } from './entry.ts';
import type { EntryName } from './entry-record.ts';
import type { RoomKeys } from './keys.ts';
import { nextSlice } from './next-slice.ts';
import type { Signed, Verifier } from './signature.ts';

/** So many signatures are checked at once, a millisecond each; more wait for a slice of their own. */
const MOST_AT_ONCE = 8;

/** An entry that opens, signed by a writer, whose contents can be read. */
export interface Sound {
  readonly entry: Uint8Array;
  readonly name: EntryName;
  readonly read: ReadContents;
}

interface ArrivalsOptions {
  readonly keys: RoomKeys;
  readonly verifier: Verifier;
  readonly schedule: Schedule;
  /** Too much for opening it at once. */
  readonly isLarge: (entry: Uint8Array) => boolean;
  /** The name of an entry that nothing is known of yet; `undefined` for one that is known. */
  readonly nameIfNew: (entry: Uint8Array) => EntryName | undefined;
  readonly onsound: (sound: readonly Sound[]) => void;
  /** None waits any more. */
  readonly onopened: () => void;
}

/** An entry whose seal is whole; its signature has still to be checked. */
interface Unsealed {
  readonly entry: Uint8Array;
  readonly name: EntryName;
  readonly read: () => ReadContents | undefined;
  readonly signed: Signed;
}

export class Arrivals {
  readonly #options: ArrivalsOptions;
  /** In the order in which they came. */
  readonly #waiting = new Set<Uint8Array>();
  #isOpening = false;
  #isClosed = false;

  constructor(options: ArrivalsOptions) {
    this.#options = options;
  }

  /** How many wait to be opened. */
  get size(): number {
    return this.#waiting.size;
  }

  get areOpened(): boolean {
    return !this.#isOpening && this.#waiting.size === 0;
  }

  add(entries: readonly Uint8Array[]): void {
    const { isLarge, verifier, keys, onsound } = this.#options;
    for (const entry of entries) this.#waiting.add(entry);
    if (this.#isOpening || this.#waiting.size === 0) return;
    if (this.#waiting.size > MOST_AT_ONCE || entries.some(isLarge)) return void this.#openAll();
    const unsealed = this.#unseal([...this.#waiting]);
    this.#waiting.clear();
    onsound(soundOf(unsealed.filter(({ signed }) => verifier.verify(keys.verifyKey, signed))));
  }

  /** Somebody has taken it away. */
  remove(entry: Uint8Array): void {
    this.#waiting.delete(entry);
  }

  close(): void {
    this.#isClosed = true;
  }

  async #openAll(): Promise<void> {
    this.#isOpening = true;
    const isMore = () => this.#waiting.size > 0 && !this.#isClosed;
    try {
      await bitByBit(this.#options.schedule, isMore, () =>
        this.#openSlice(nextSlice(this.#waiting)),
      );
    } finally {
      this.#isOpening = false;
      if (!this.#isClosed) this.#options.onopened();
    }
  }

  async #openSlice(slice: readonly Uint8Array[]): Promise<void> {
    const { verifier, keys, onsound } = this.#options;
    let sound: Unsealed[];
    try {
      const unsealed = this.#unseal(slice);
      const signed = unsealed.map((one) => one.signed);
      const checked = await verifier.verifyMany(keys.verifyKey, signed);
      // What was taken away meanwhile is no longer anybody's business.
      sound = unsealed.filter(({ entry }, at) => checked[at] && this.#waiting.has(entry));
    } finally {
      for (const entry of slice) this.#waiting.delete(entry);
    }
    if (!this.#isClosed) onsound(soundOf(sound));
  }

  /** The cheap part: rubbish ends here, and so does what is known. */
  #unseal(entries: readonly Uint8Array[]): Unsealed[] {
    const unsealed: Unsealed[] = [];
    for (const entry of entries) {
      const name = this.#options.nameIfNew(entry);
      if (name === undefined) continue;
      const opened = openEntry(this.#options.keys, entry);
      if (!opened.ok) continue;
      const { kind, body, signed } = opened;
      unsealed.push({ entry, name, signed, read: () => readContents(kind, body) });
    }
    return unsealed;
  }
}

function soundOf(checked: readonly Unsealed[]): Sound[] {
  return checked.flatMap(({ entry, name, read: readIt }) => {
    const read = readIt();
    return read ? [{ entry, name, read }] : [];
  });
}
