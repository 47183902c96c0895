/* Opens arriving entries and checks their signatures: a few synchronously, many in slices. */

import { bitByBit } from './bit-by-bit.ts';
import { Alarm, type Schedule } from './clock.ts';
import { type ReadContents, readContents } from './contents.ts';
import { openEntry } from './entry.ts';
import type { EntryName } from './entry-record.ts';
import type { RoomKeys } from './keys.ts';
import { nextSlice } from './next-slice.ts';
import { Share } from './share.ts';
import type { Signed, Verifier } from './signature.ts';

/** How many signatures are checked synchronously, at about a millisecond each; more go in slices. */
const MOST_AT_ONCE = 8;
/** How long synchronous checks may hold the page up in a row: somebody may send entries one by one. */
const CHECKS_AT_ONCE_MS = 200;
/** The same for opening and applying slices. Five years of a workspace take less. */
const SLICES_AT_ONCE_MS = 5_000;
/** How long everything else waits for entries that keep arriving. */
const PATIENCE_MS = 10_000;
/** How long it waits for those that were in the room when it was opened. */
const FIRST_PATIENCE_MS = 60_000;

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
  /** The time in milliseconds, from a clock that never goes back. */
  readonly now: () => number;
  /** Whether an entry is too large to be opened synchronously. */
  readonly isLarge: (entry: Uint8Array) => boolean;
  /** The name of an entry that isn't known yet; `undefined` for one that is. */
  readonly nameIfNew: (entry: Uint8Array) => EntryName | undefined;
  readonly onverified: (verified: readonly VerifiedEntry[]) => void;
  /** Nothing is waiting any more, or it takes too long to wait for. */
  readonly onopened: () => void;
}

export class Arrivals {
  readonly #options: ArrivalsOptions;
  /** In order of arrival. */
  readonly #waiting = new Set<Uint8Array>();
  readonly #checks: Share;
  readonly #slices: Share;
  readonly #patience: Alarm;
  #patienceMs = FIRST_PATIENCE_MS;
  #isPatienceOver = false;
  #isOpening = false;
  #isClosed = false;

  constructor(options: ArrivalsOptions) {
    this.#options = options;
    this.#checks = new Share(options.now, CHECKS_AT_ONCE_MS);
    this.#slices = new Share(options.now, SLICES_AT_ONCE_MS);
    this.#patience = new Alarm(options.schedule);
  }

  /** How many entries are waiting to be opened. */
  get size(): number {
    return this.#waiting.size;
  }

  get areOpened(): boolean {
    return !this.#isOpening && this.#waiting.size === 0;
  }

  /** Nobody should wait for them: they are opened, or take too long. */
  get areReady(): boolean {
    return this.areOpened || this.#isPatienceOver;
  }

  add(entries: readonly Uint8Array[]): void {
    const { isLarge, verifier, keys, onverified } = this.#options;
    for (const entry of entries) this.#waiting.add(entry);
    if (this.#isOpening || this.#waiting.size === 0) return;
    const areFew = this.#waiting.size <= MOST_AT_ONCE && !entries.some(isLarge);
    if (!areFew || this.#checks.waitMs > 0) return void this.#openAll();
    const few = [...this.#waiting];
    this.#waiting.clear();
    const isSigned = ({ signed }: Unsealed) => verifier.verify(keys.verifyKey, signed);
    onverified(this.#checks.run(() => this.#unseal(few).filter(isSigned)));
  }

  /** The entry was removed from the mailbox. */
  remove(entry: Uint8Array): void {
    this.#waiting.delete(entry);
  }

  /** Everything that was in the room has been tried. */
  settled(): void {
    this.#patienceMs = PATIENCE_MS;
  }

  close(): void {
    this.#isClosed = true;
    this.#patience.clear();
  }

  async #openAll(): Promise<void> {
    const { schedule, onopened } = this.#options;
    this.#isOpening = true;
    this.#patience.set(this.#patienceMs, () => {
      this.#isPatienceOver = true;
      onopened();
    });
    const isMore = () => this.#waiting.size > 0 && !this.#isClosed;
    const openSlice = () => this.#openSlice(nextSlice(this.#waiting));
    try {
      await bitByBit(schedule, isMore, openSlice, () => Math.max(1, this.#slices.waitMs));
    } finally {
      this.#isOpening = false;
      this.#patience.clear();
      this.#isPatienceOver = false;
      if (!this.#isClosed) onopened();
    }
  }

  async #openSlice(slice: readonly Uint8Array[]): Promise<void> {
    const { verifier, keys, onverified } = this.#options;
    let verified: Unsealed[];
    try {
      const unsealed = this.#slices.run(() => this.#unseal(slice));
      const signed = unsealed.map((one) => one.signed);
      const checked = await verifier.verifyMany(keys.verifyKey, signed);
      // Entries that were removed in the meantime are dropped.
      verified = unsealed.filter(({ entry }, at) => checked[at] && this.#waiting.has(entry));
    } finally {
      for (const entry of slice) this.#waiting.delete(entry);
    }
    if (!this.#isClosed) this.#slices.run(() => onverified(verified));
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
