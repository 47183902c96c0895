/* The mailbox's entries as they come and go: tried once, applied together, remembered without their content. */

import * as Y from 'yjs';
import { hasPending, transactSafely, type Applied } from './applying.ts';
import { addedTo, removedFrom } from './array-changes.ts';
import { Arrivals, type Sound } from './arrivals.ts';
import type { Schedule } from './clock.ts';
import type { Coverage } from './coverage.ts';
import { nameOf, recordOf, type EntryName, type EntryRecord } from './entry-record.ts';
import { heldBy, isHeld, NOTHING_HELD, type Held } from './held.ts';
import type { RandomBytes, RoomKeys } from './keys.ts';
import { KnownEntries } from './known-entries.ts';
import type { Ledger } from './ledger.ts';
import type { MailboxWeight, TryOut } from './mailbox-options.ts';
import { Parked, type Waiting } from './parked.ts';
import { Placing } from './placing.ts';
import type { Verifier } from './signature.ts';
import { Taking, type Tried } from './taking.ts';
import { Trials, type TriedOut } from './trials.ts';

/** The one array of the mailbox document. */
export const ENTRIES = 'entries';

/** What is larger is tried out elsewhere first, where that can be given up. */
const TRY_OUT_BYTES = 16 * 1024;
export interface InboxOptions {
  readonly inner: Y.Doc;
  readonly outer: Y.Doc;
  readonly keys: RoomKeys;
  readonly verifier: Verifier;
  readonly schedule: Schedule;
  readonly random: RandomBytes;
  readonly tryOut: TryOut | undefined;
  /** Something of what was written here has not been put into the mailbox. */
  readonly hasUnposted: () => boolean;
  /** The origin of every transaction made here, on both documents. */
  readonly origin: object;
  /** Entries came from elsewhere, or were there already, and are applied. */
  readonly onarrival: (arrived: readonly EntryRecord[]) => void;
  /** Someone else took these entries away. */
  readonly onremoval: (removed: readonly EntryRecord[]) => void;
  /** Everything that waited has been tried, or it takes too long to be waited for. */
  readonly onsettled: () => void;
}

/** An entry whose contents were read. */
interface Readable extends Waiting {
  readonly entry: Uint8Array;
}

export class Inbox {
  readonly #options: InboxOptions;
  readonly #entries: Y.Array<unknown>;
  readonly #known = new KnownEntries();
  readonly #arrivals: Arrivals;
  /** Entries that wait for what comes before them, kept out of the document. */
  readonly #parked = new Parked();
  /** Entries that are tried out elsewhere, while what is cheap comes in. */
  readonly #trials: Trials | undefined;
  /** What a writer has signed, and this document doesn't take. */
  readonly #leftOut = new Set<Uint8Array>();
  /** Those of them for which it has no room. */
  readonly #crowded = new Set<Uint8Array>();
  readonly #taking: Taking;
  readonly placing: Placing;
  #posting: EntryRecord | undefined;
  /** What a ledger of now would say differs from the one last taken or given. */
  hasNews = false;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#entries = options.outer.getArray(ENTRIES);
    const onready = () => {
      if (this.isReady) options.onsettled();
    };
    this.#trials = this.#trialsFor(onready);
    this.#arrivals = new Arrivals({
      ...options,
      isLarge: (entry) => this.#isLarge(entry),
      nameIfNew: (entry) => this.#nameIfNew(entry),
      onsound: (sound) => this.#takeIn(sound),
      onopened: onready,
    });
    this.#taking = new Taking(options);
    this.placing = new Placing({ ...options, entries: this.#entries });
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
      if (isHeld(record.held, here)) this.#known.learn(name, record);
    }
    const known: EntryRecord[] = [];
    const fresh: Uint8Array[] = [];
    const found = new Set<EntryName>();
    for (const value of this.#entries.toArray()) {
      if (!(value instanceof Uint8Array)) continue;
      const name = ledger.size > 0 ? nameOf(value) : undefined;
      if (name !== undefined && ledger.has(name)) found.add(name);
      const record = name === undefined ? undefined : this.#known.called(name);
      if (name === undefined || !record) fresh.push(value);
      else {
        this.#known.remember(value, name, record);
        known.push(record);
      }
    }
    this.hasNews = known.length < ledger.size;
    this.#options.onarrival(known);
    this.#arrivals.add(fresh);
    return found.size === ledger.size;
  }

  /** What to remember of every entry that opened. */
  ledger(): Ledger {
    this.hasNews = false;
    return this.#known.ledger();
  }

  /** Every entry that opened and is still there. */
  get records(): ReadonlyMap<Uint8Array, EntryRecord> {
    return this.#known.records;
  }

  /** The numbers that came in this session and are in the inner document. */
  get received(): Coverage {
    return this.#known.received;
  }

  /** What the entries hold together: what whoever has nothing else would have. */
  get held(): Held {
    return this.#known.held;
  }

  /** How many entries are set aside: they don't open, can't be read or are of an unknown kind. */
  get setAside(): number {
    return this.#entries.length - this.records.size - this.untried - this.#parked.size;
  }

  /** How many of those a writer has signed. */
  get leftOut(): number {
    return this.#leftOut.size;
  }

  /** How many of these the document has no room for. */
  get crowded(): number {
    return this.#crowded.size;
  }

  /** How many entries wait for what comes before them. */
  get parked(): number {
    return this.#parked.size;
  }

  /** How many entries have not been tried yet. */
  get untried(): number {
    return this.#arrivals.size + (this.#trials?.size ?? 0);
  }

  /** Everything that is there has been tried. */
  get isTried(): boolean {
    return this.#arrivals.areOpened && (this.#trials?.areDone ?? true);
  }

  /** Everything has been tried but what takes so long that nothing should wait for it. */
  get isReady(): boolean {
    return this.#arrivals.areOpened && (this.#trials?.areReady ?? true);
  }

  /** Nothing that a writer has signed waits, or is left out. */
  get isAllTaken(): boolean {
    return this.isTried && this.#leftOut.size === 0 && this.#parked.size === 0;
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
    this.#posting = record;
    try {
      this.placing.replace(replaced, [sealed]);
    } finally {
      this.#posting = undefined;
    }
  }

  /** Puts entries of our own that the relay may never have got where nobody can have foreseen it. */
  moveUnconfirmed(): void {
    this.placing.move();
    const entries = this.#known
      .names()
      .filter(([, name]) => this.placing.isUnconfirmed(name))
      .map(([entry]) => entry);
    if (entries.length === 0) return;
    this.placing.replace(new Set(entries), entries);
  }

  /** Nobody has confirmed these entries of an earlier session. */
  unconfirmed(isOne: (record: EntryRecord) => boolean): void {
    for (const [name, record] of this.#known.ledger()) if (isOne(record)) this.placing.put(name);
  }

  close(): void {
    this.#arrivals.close();
    this.#trials?.close();
    this.placing.close();
    this.#entries.unobserve(this.#observe);
  }

  readonly #observe = ({ transaction }: Y.YArrayEvent<unknown>): void => {
    const removed = this.#forget(removedFrom(this.#entries, transaction));
    const added = addedTo(this.#entries, transaction).filter(
      (value) => value instanceof Uint8Array,
    );
    if (transaction.origin === this.#options.origin) {
      for (const own of added) this.#placed(own);
      return;
    }
    this.#arrivals.add(added);
    if (removed.length > 0) this.#options.onremoval(removed);
  };

  #placed(own: Uint8Array): void {
    const name = nameOf(own);
    const record = this.#posting ?? this.#known.called(name);
    if (record) this.#known.remember(own, name, record);
    this.placing.put(name);
    this.hasNews = true;
  }

  #trialsFor(onready: () => void): Trials | undefined {
    const { inner, schedule, origin, tryOut } = this.#options;
    if (!tryOut) return undefined;
    const ontried = ({ entry, waiting, found }: TriedOut) => {
      if (found === 'bad' || !waiting) this.#leftOut.add(entry);
      else this.#apply([{ entry, ...waiting }], found);
    };
    return new Trials({ doc: inner, schedule, origin, tryOut, ontried, onready });
  }

  /** What is large is tried out elsewhere first, where that is possible. */
  #isLarge({ length }: Uint8Array): boolean {
    return this.#trials !== undefined && length > TRY_OUT_BYTES;
  }

  /** What is known is remembered again. */
  #nameIfNew(entry: Uint8Array): EntryName | undefined {
    const name = nameOf(entry);
    const known = this.#known.called(name);
    if (!known) return name;
    this.#known.remember(entry, name, known);
    this.hasNews = true;
    return undefined;
  }

  #takeIn(all: readonly Sound[]): void {
    const small: Readable[] = [];
    for (const { entry, name, read: readIt } of all) {
      if (this.#isLarge(entry)) {
        this.#trials?.add(entry, { name, read: readIt }, 'large');
        continue;
      }
      const read = readIt();
      if (read) small.push({ entry, name, read });
      else this.#leftOut.add(entry);
    }
    this.#apply(small, 'not');
  }

  #apply(all: readonly Readable[], tried: Tried): void {
    const { inner, origin, onarrival } = this.#options;
    const arrived: EntryRecord[] = [];
    const run = () => {
      if (all.length > 0) this.#taking.begin();
      for (const { entry, name, read } of all) {
        const applied = this.#take(entry, { name, read }, tried);
        if (applied) arrived.push(applied);
      }
      this.#applyParked(arrived);
    };
    try {
      transactSafely(inner, run, origin);
    } finally {
      // Whoever listens to the document may throw when the transaction ends; what arrived, arrived.
      onarrival(arrived);
      this.#trials?.begin();
    }
  }

  /** What is applied is returned; what has to wait, or to be tried out, is kept for that. */
  #take(entry: Uint8Array, waiting: Waiting, tried: Tried): EntryRecord | undefined {
    const { name, read } = waiting;
    const applied = this.#taking.take(read, tried);
    if (applied !== 'applied') {
      if (!this.#isKept(entry, waiting, applied)) this.#leftOut.add(entry);
      if (applied === 'crowded') this.#crowded.add(entry);
      return undefined;
    }
    const record = this.received.believed(recordOf(read.contents, entry.length, read.held));
    this.#known.remember(entry, name, record);
    this.hasNews = true;
    return record;
  }

  /** Whether it may still be taken in this session. */
  #isKept(entry: Uint8Array, waiting: Waiting, applied: Exclude<Applied, 'applied'>): boolean {
    const { name, read } = waiting;
    if (applied === 'dear')
      return this.#trials?.add(entry, { name, read: () => read }, 'dear') ?? false;
    if (applied !== 'early') return false;
    const lack = read.needs.lackIn((client) => this.#stateOf(client));
    return lack !== undefined && this.#parked.add(entry, waiting, lack);
  }

  #stateOf(client: number): number {
    return Y.getState(this.#options.inner.store, client);
  }

  /** What was waited for may have come, and may itself have been waited for. */
  #applyParked(arrived: EntryRecord[]): void {
    const clients = this.#parked.clients();
    for (let client = clients.pop(); client !== undefined; client = clients.pop()) {
      const ready = this.#parked.takeReady(client, this.#stateOf(client));
      if (!ready) continue;
      clients.push(client);
      const applied = this.#take(ready.entry, ready, 'not');
      if (!applied) continue;
      arrived.push(applied);
      for (const brought of ready.read.held.items.keys()) clients.push(brought);
    }
  }

  #forget(values: readonly unknown[]): EntryRecord[] {
    const removed: EntryRecord[] = [];
    for (const value of values) {
      if (!(value instanceof Uint8Array)) continue;
      this.#arrivals.remove(value);
      this.#trials?.remove(value);
      this.#leftOut.delete(value);
      this.#crowded.delete(value);
      this.#parked.remove(value);
      const record = this.#known.forget(value);
      if (record) removed.push(record);
    }
    if (removed.length > 0) this.hasNews = true;
    return removed;
  }
}
