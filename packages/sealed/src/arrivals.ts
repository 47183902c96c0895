/* Opens arriving entries and checks their signatures: a few synchronously, many in slices. */

import { bitByBit } from './bit-by-bit.ts';
import type { Schedule } from './clock.ts';
import { type ReadContents, readContents } from './contents.ts';
import { openEntry } from './entry.ts';
import type { EntryName } from './entry-record.ts';
import type { RoomKeys } from './keys.ts';
import { nextSlice } from './next-slice.ts';
import type { Signed, Verifier } from './signature.ts';

/** How many signatures are checked synchronously, at about a millisecond each; more go in slices. */
const MOST_AT_ONCE = 8;

/** An entry whose seal is intact; its signature is still to be checked. */
interface Unsealed {
  readonly entry: Uint8Array;
  readonly name: EntryName;
  /** `undefined` if the contents can't be read here. Slow for a large entry. */
  readonly read: () => ReadContents | undefined;
  readonly signed: Signed;
}

/** An entry that opens and is signed by a writer. */
export type VerifiedEntry = Omit<Unsealed, 'signed'>;

interface ArrivalsOptions {
  readonly keys: RoomKeys;
  readonly verifier: Verifier;
  readonly schedule: Schedule;
  /** Whether an entry is too large to be opened synchronously. */
  readonly isLarge: (entry: Uint8Array) => boolean;
  /** The name of an entry that isn't known yet; `undefined` for one that is. */
  readonly nameIfNew: (entry: Uint8Array) => EntryName | undefined;
  readonly onverified: (verified: readonly VerifiedEntry[]) => void;
  /** Nothing is waiting any more. */
  readonly onopened: () => void;
}

export class Arrivals {
  readonly #options: ArrivalsOptions;
  /** In order of arrival. */
  readonly #waiting = new Set<Uint8Array>();
  #isOpening = false;
  #isClosed = false;

  constructor(options: ArrivalsOptions) {
    this.#options = options;
  }

  /** How many entries are waiting to be opened. */
  get size(): number {
    return this.#waiting.size;
  }

  get areOpened(): boolean {
    return !this.#isOpening && this.#waiting.size === 0;
  }

  add(entries: readonly Uint8Array[]): void {
    const { isLarge, verifier, keys, onverified } = this.#options;
    for (const entry of entries) this.#waiting.add(entry);
    if (this.#isOpening || this.#waiting.size === 0) return;
    if (this.#waiting.size > MOST_AT_ONCE || entries.some(isLarge)) return void this.#openAll();
    const unsealed = this.#unseal([...this.#waiting]);
    this.#waiting.clear();
    onverified(unsealed.filter(({ signed }) => verifier.verify(keys.verifyKey, signed)));
  }

  /** The entry was removed from the mailbox. */
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
    const { verifier, keys, onverified } = this.#options;
    let verified: Unsealed[];
    try {
      const unsealed = this.#unseal(slice);
      const signed = unsealed.map((one) => one.signed);
      const checked = await verifier.verifyMany(keys.verifyKey, signed);
      // Entries that were removed in the meantime are dropped.
      verified = unsealed.filter(({ entry }, at) => checked[at] && this.#waiting.has(entry));
    } finally {
      for (const entry of slice) this.#waiting.delete(entry);
    }
    if (!this.#isClosed) onverified(verified);
  }

  /** The cheap part: drops entries that don't open or are known already. */
  #unseal(entries: readonly Uint8Array[]): Unsealed[] {
    const { keys, isLarge, nameIfNew } = this.#options;
    const unsealed: Unsealed[] = [];
    for (const entry of entries) {
      const name = nameIfNew(entry);
      if (name === undefined) continue;
      const opened = openEntry(keys, entry);
      if (!opened.ok) continue;
      const { kind, body, signed } = opened;
      // A large entry is opened again when it is tried, so that its content isn't kept until then.
      const read = isLarge(entry) ? () => this.#reopen(entry) : () => readContents(kind, body);
      unsealed.push({ entry, name, signed, read });
    }
    return unsealed;
  }

  #reopen(entry: Uint8Array): ReadContents | undefined {
    const opened = openEntry(this.#options.keys, entry);
    return opened.ok ? readContents(opened.kind, opened.body) : undefined;
  }
}
