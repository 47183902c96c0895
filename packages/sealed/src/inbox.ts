/* The mailbox's entries as they come and go: tried once, applied together, remembered without their content. */

import type * as Y from 'yjs';
import { applyContents, hasPending } from './applying.ts';
import { addedTo, removedFrom } from './array-changes.ts';
import type { Schedule } from './clock.ts';
import { readContents, updateIn, type ReadContents } from './contents.ts';
import { Coverage } from './coverage.ts';
import { KIND_SNAPSHOT, KIND_UPDATE, openEntry } from './entry.ts';
import { nameOf, recordOf, type EntryName, type EntryRecord } from './entry-record.ts';
import { heldBy, heldByAll, isHeld, NOTHING_HELD, type Held } from './held.ts';
import type { RoomKeys } from './keys.ts';
import type { Ledger } from './ledger.ts';
import type { MailboxWeight } from './mailbox-options.ts';
import { isFarAhead } from './senders.ts';
import type { Signed, Verifier } from './signature.ts';

/** The one array of the mailbox document. */
export const ENTRIES = 'entries';

/** So many signatures are checked at once, a millisecond each; more wait for a slice of their own. */
const MOST_AT_ONCE = 8;
/** A slice keeps the page busy for some 10 ms. */
const SLICE_ENTRIES = 400;
const SLICE_BYTES = 256 * 1024;
/** What is larger is tried out elsewhere first, where that can be given up. */
const TRY_OUT_BYTES = 16 * 1024;

export interface InboxOptions {
  readonly inner: Y.Doc;
  readonly outer: Y.Doc;
  readonly keys: RoomKeys;
  readonly verifier: Verifier;
  readonly schedule: Schedule;
  /** Whether an update (v1) can be applied within reasonable time; asked of large ones. */
  readonly tryOut: ((update: Uint8Array) => Promise<boolean>) | undefined;
  /** The origin of every transaction made here, on both documents. */
  readonly origin: object;
  /** Entries came from elsewhere, or were there already, and are applied. */
  readonly onarrival: (arrived: readonly EntryRecord[]) => void;
  /** Someone else took these entries away. */
  readonly onremoval: (removed: readonly EntryRecord[]) => void;
  /** Everything that waited has been tried. */
  readonly onsettled: () => void;
}

/** An entry whose seal is whole; its signature has still to be checked. */
interface Unsealed {
  readonly entry: Uint8Array;
  readonly name: EntryName;
  readonly read: () => ReadContents | undefined;
  readonly signed: Signed;
}

interface Parked {
  readonly name: EntryName;
  readonly read: ReadContents;
}

export class Inbox {
  /** Every entry that opened and is still there. */
  readonly records = new Map<Uint8Array, EntryRecord>();
  /** The numbers that came in this session and are in the inner document. */
  readonly received = new Coverage();
  readonly #options: InboxOptions;
  readonly #entries: Y.Array<unknown>;
  readonly #names = new Map<Uint8Array, EntryName>();
  /** What has been applied in this session, by name: the relay may bring it again. */
  readonly #known = new Map<EntryName, EntryRecord>();
  /** Entries that have not been tried yet, in the order in which they came. */
  readonly #waiting = new Set<Uint8Array>();
  /** Entries that wait for what comes before them, kept out of the document. */
  readonly #parked = new Map<Uint8Array, Parked>();
  #isTrying = false;
  #isClosed = false;
  #posting: EntryRecord | undefined;
  #held: Held | undefined;
  /** What a ledger of now would say differs from the one last taken or given. */
  hasNews = false;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#entries = options.outer.getArray(ENTRIES);
    this.#entries.observe(this.#observe);
  }

  /**
   * Takes what is there already; `onarrival` hears of it, and `onsettled` when all of it has been
   * tried. What the ledger knows is not opened, where the document still has all that it held. False
   * when the ledger names entries that are not there.
   */
  open(ledger: Ledger): boolean {
    const here = ledger.size > 0 ? heldBy(this.#options.inner) : NOTHING_HELD;
    for (const [name, record] of ledger) {
      if (isHeld(record.held, here)) this.#known.set(name, record);
    }
    const known: EntryRecord[] = [];
    const fresh: Uint8Array[] = [];
    const found = new Set<EntryName>();
    for (const value of this.#entries.toArray()) {
      if (!(value instanceof Uint8Array)) continue;
      const name = ledger.size > 0 ? nameOf(value) : undefined;
      if (name !== undefined && ledger.has(name)) found.add(name);
      const record = name === undefined ? undefined : this.#known.get(name);
      if (name === undefined || !record) fresh.push(value);
      else {
        this.#remember(value, name, record);
        known.push(record);
      }
    }
    this.hasNews = known.length < ledger.size;
    this.#options.onarrival(known);
    this.#arrive(fresh);
    return found.size === ledger.size;
  }

  /** What to remember of every entry that opened. */
  ledger(): Ledger {
    const ledger = new Map<EntryName, EntryRecord>();
    for (const [value, record] of this.records) {
      const name = this.#names.get(value);
      if (name !== undefined) ledger.set(name, record);
    }
    this.hasNews = false;
    return ledger;
  }

  /** What the entries hold together: what whoever has nothing else would have. */
  get held(): Held {
    this.#held ??= heldByAll([...this.records.values()].map(({ held }) => held));
    return this.#held;
  }

  /** How many entries are set aside: they don't open, can't be read or are of an unknown kind. */
  get setAside(): number {
    return this.#entries.length - this.records.size - this.#waiting.size - this.#parked.size;
  }

  /** How many entries wait for what comes before them. */
  get parked(): number {
    return this.#parked.size;
  }

  /** How many entries have not been tried yet. */
  get untried(): number {
    return this.#waiting.size;
  }

  /** Everything that is there has been tried. */
  get isTried(): boolean {
    return !this.#isTrying && this.#waiting.size === 0;
  }

  /** The bytes of all entries. */
  weigh(): MailboxWeight {
    let [readable, setAside] = [0, 0];
    for (const value of this.#entries.toArray()) {
      const bytes = value instanceof Uint8Array ? value.length : 0;
      if (this.records.has(value as Uint8Array)) readable += bytes;
      else setAside += bytes;
    }
    return { readable, setAside };
  }

  /** The document itself waits for something: from another tab, or from a row that was lost. */
  get isPending(): boolean {
    return hasPending(this.#options.inner);
  }

  /** In one transaction: takes entries away, and puts one of our own at the end. */
  post(record: EntryRecord, sealed: Uint8Array, replaced: ReadonlySet<unknown>): void {
    const { outer, origin } = this.#options;
    this.#posting = record;
    try {
      outer.transact(() => {
        this.#delete(replaced);
        this.#entries.push([sealed]);
      }, origin);
    } finally {
      this.#posting = undefined;
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#entries.unobserve(this.#observe);
  }

  readonly #observe = ({ transaction }: Y.YArrayEvent<unknown>): void => {
    const removed = this.#forget(removedFrom(this.#entries, transaction));
    const added = addedTo(this.#entries, transaction).filter(
      (value) => value instanceof Uint8Array,
    );
    if (transaction.origin === this.#options.origin && this.#posting) {
      const [own] = added;
      if (own) this.#remember(own, nameOf(own), this.#posting);
      this.hasNews = true;
      return;
    }
    this.#arrive(added);
    if (removed.length > 0) this.#options.onremoval(removed);
  };

  /** A few are tried at once; many, or large ones, wait for a slice of their own. */
  #arrive(entries: readonly Uint8Array[]): void {
    for (const entry of entries) this.#waiting.add(entry);
    if (this.#isTrying || this.#waiting.size === 0) return;
    const isLarge = ({ length }: Uint8Array) => this.#options.tryOut && length > TRY_OUT_BYTES;
    if (this.#waiting.size > MOST_AT_ONCE || entries.some(isLarge)) {
      this.#isTrying = true;
      void this.#tryAll();
      return;
    }
    const { verifier, keys } = this.#options;
    const unsealed = this.#unseal([...this.#waiting]);
    const sound = unsealed.filter(({ signed }) => verifier.verify(keys.verifyKey, signed));
    this.#waiting.clear();
    this.#apply(sound.map((one) => ({ ...one, contents: one.read() })));
  }

  async #tryAll(): Promise<void> {
    const failures: unknown[] = [];
    while (this.#waiting.size > 0 && !this.#isClosed) {
      await this.#trySlice(this.#nextSlice()).catch((error: unknown) => failures.push(error));
      if (this.#waiting.size > 0) {
        await new Promise<void>((resume) => void this.#options.schedule(1, resume));
      }
    }
    this.#isTrying = false;
    if (!this.#isClosed) this.#options.onsettled();
    // Somebody who listens to the document has thrown: that is theirs, and must be seen.
    if (failures.length > 0) throw failures[0];
  }

  #nextSlice(): Uint8Array[] {
    const slice: Uint8Array[] = [];
    let bytes = 0;
    for (const entry of this.#waiting) {
      if (slice.length >= SLICE_ENTRIES || bytes > SLICE_BYTES) break;
      slice.push(entry);
      bytes += entry.length;
    }
    return slice;
  }

  async #trySlice(slice: readonly Uint8Array[]): Promise<void> {
    const { verifier, keys, tryOut } = this.#options;
    const unsealed = this.#unseal(slice);
    const checked = await verifier.verifyMany(
      keys.verifyKey,
      unsealed.map(({ signed }) => signed),
    );
    const sound: (Unsealed & { contents: ReadContents | undefined })[] = [];
    for (const [at, one] of unsealed.entries()) {
      const contents = checked[at] ? one.read() : undefined;
      const isLarge = one.entry.length > TRY_OUT_BYTES;
      const update = isLarge && contents ? updateIn(contents.contents) : undefined;
      if (update && tryOut && !(await tryOut(update))) continue;
      sound.push({ ...one, contents });
    }
    if (this.#isClosed) return;
    // What was taken away meanwhile is no longer anybody's business.
    const present = sound.filter(({ entry }) => this.#waiting.has(entry));
    for (const entry of slice) this.#waiting.delete(entry);
    this.#apply(present);
  }

  /** The cheap part: rubbish ends here, and what is known is remembered again. */
  #unseal(entries: readonly Uint8Array[]): Unsealed[] {
    const unsealed: Unsealed[] = [];
    for (const entry of entries) {
      const name = nameOf(entry);
      const known = this.#known.get(name);
      if (known) {
        this.#waiting.delete(entry);
        this.#remember(entry, name, known);
        this.hasNews = true;
        continue;
      }
      const opened = openEntry(this.#options.keys, entry);
      if (!opened.ok) continue;
      const { kind, body, signed } = opened;
      unsealed.push({ entry, name, signed, read: () => readContents(kind, body) });
    }
    return unsealed;
  }

  #apply(
    all: readonly { entry: Uint8Array; name: EntryName; contents: ReadContents | undefined }[],
  ) {
    const { inner, origin, onarrival } = this.#options;
    const arrived: EntryRecord[] = [];
    try {
      inner.transact(() => {
        for (const { entry, name, contents: read } of all) {
          if (!read || this.#isFarAhead(read)) continue;
          const applied = applyContents(inner, read);
          if (applied === 'applied') arrived.push(this.#applied(entry, name, read));
          if (applied === 'early') this.#parked.set(entry, { name, read });
        }
        this.#applyParked(arrived);
      }, origin);
    } finally {
      // Whoever listens to the document may throw when the transaction ends; what arrived, arrived.
      onarrival(arrived);
    }
  }

  #applied(entry: Uint8Array, name: EntryName, { contents, held }: ReadContents): EntryRecord {
    const record = recordOf(contents, entry.length, held);
    this.#remember(entry, name, record);
    this.hasNews = true;
    return record;
  }

  /** What was waited for may have come, and may itself have been waited for. */
  #applyParked(arrived: EntryRecord[]): void {
    for (let moved = true; moved;) {
      moved = false;
      for (const [entry, { name, read }] of this.#parked) {
        const applied = applyContents(this.#options.inner, read);
        if (applied === 'early') continue;
        this.#parked.delete(entry);
        if (applied === 'applied') arrived.push(this.#applied(entry, name, read));
        moved = true;
      }
    }
  }

  /** Nobody can have counted so far since they were last heard. */
  #isFarAhead({ contents }: ReadContents): boolean {
    const { received } = this;
    if (contents.kind === KIND_UPDATE) {
      return isFarAhead(contents.number, received.highest(contents.sender));
    }
    if (contents.kind !== KIND_SNAPSHOT) return false;
    return [...contents.covers].some(([sender, number]) =>
      isFarAhead(number, received.highest(sender)),
    );
  }

  #remember(entry: Uint8Array, name: EntryName, record: EntryRecord): void {
    this.records.set(entry, record);
    this.#names.set(entry, name);
    this.#known.set(name, record);
    this.#held = undefined;
    if (record.kind === KIND_UPDATE) this.received.add(record.sender, record.number);
    if (record.kind === KIND_SNAPSHOT) this.received.cover(record.covers);
  }

  #forget(values: readonly unknown[]): EntryRecord[] {
    const removed: EntryRecord[] = [];
    for (const value of values) {
      if (!(value instanceof Uint8Array)) continue;
      this.#waiting.delete(value);
      this.#parked.delete(value);
      this.#names.delete(value);
      const record = this.records.get(value);
      if (!record) continue;
      this.records.delete(value);
      removed.push(record);
    }
    if (removed.length > 0) {
      this.#held = undefined;
      this.hasNews = true;
    }
    return removed;
  }

  #delete(values: ReadonlySet<unknown>): void {
    if (values.size === 0) return;
    const present = this.#entries.toArray();
    // From the end and run by run, so that places stay right and neighbours go in one step.
    for (let end = present.length; end > 0;) {
      let start = end;
      while (start > 0 && values.has(present[start - 1])) start -= 1;
      if (start < end) this.#entries.delete(start, end - start);
      end = start === end ? end - 1 : start;
    }
  }
}
