/* The mailbox's entries as they come and go: tried once, applied together, remembered without their content. */

import * as Y from 'yjs';
import { hasPending, structsIn, transactSafely } from './applying.ts';
import { addedTo, removedFrom } from './array-changes.ts';
import type { Schedule } from './clock.ts';
import { readContents, type ReadContents } from './contents.ts';
import type { Coverage } from './coverage.ts';
import { Dear } from './dear.ts';
import { openEntry } from './entry.ts';
import { nameOf, recordOf, type EntryName, type EntryRecord } from './entry-record.ts';
import { heldBy, isHeld, NOTHING_HELD, type Held } from './held.ts';
import type { RandomBytes, RoomKeys } from './keys.ts';
import { KnownEntries } from './known-entries.ts';
import type { Ledger } from './ledger.ts';
import type { MailboxWeight, TryOut } from './mailbox-options.ts';
import { Parked, type Waiting } from './parked.ts';
import { Placing } from './placing.ts';
import type { Signed, Verifier } from './signature.ts';
import { Taking, type Tried } from './taking.ts';
import { nextSlice, tryHere, tryOn } from './trying.ts';

/** The one array of the mailbox document. */
export const ENTRIES = 'entries';

/** So many signatures are checked at once, a millisecond each; more wait for a slice of their own. */
const MOST_AT_ONCE = 8;
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

/** An entry that may be applied. */
interface Sound extends Waiting {
  readonly entry: Uint8Array;
  readonly tried: Tried;
}

export class Inbox {
  readonly #options: InboxOptions;
  readonly #entries: Y.Array<unknown>;
  readonly #known = new KnownEntries();
  /** Entries that have not been tried yet, in the order in which they came. */
  readonly #waiting = new Set<Uint8Array>();
  /** Entries that wait for what comes before them, kept out of the document. */
  readonly #parked = new Parked();
  /** Those of `#waiting` that may cost too much, to be tried out on what is here. */
  readonly #dear = new Dear();
  /** Entries that are set aside because the document has no room for them. */
  readonly #crowded = new Set<Uint8Array>();
  readonly #taking: Taking;
  readonly placing: Placing;
  #isTrying = false;
  #isClosed = false;
  #posting: EntryRecord | undefined;
  /** What a ledger of now would say differs from the one last taken or given. */
  hasNews = false;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#entries = options.outer.getArray(ENTRIES);
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
    this.#arrive(fresh);
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
    return this.#entries.length - this.records.size - this.#waiting.size - this.#parked.size;
  }

  /** How many of those are set aside because the document has no room for them. */
  get crowded(): number {
    return this.#crowded.size;
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
    this.#isClosed = true;
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
    this.#arrive(added);
    if (removed.length > 0) this.#options.onremoval(removed);
  };

  #placed(own: Uint8Array): void {
    const name = nameOf(own);
    const record = this.#posting ?? this.#known.called(name);
    if (record) this.#known.remember(own, name, record);
    this.placing.put(name);
    this.hasNews = true;
  }

  /** A few are tried at once; many, or large ones, wait for a slice of their own. */
  #arrive(entries: readonly Uint8Array[]): void {
    for (const entry of entries) this.#waiting.add(entry);
    if (this.#isTrying || this.#waiting.size === 0) return;
    if (this.#waiting.size <= MOST_AT_ONCE && !entries.some((entry) => this.#isLarge(entry))) {
      const { verifier, keys } = this.#options;
      const unsealed = this.#unseal([...this.#waiting]);
      const sound = unsealed.filter(({ signed }) => verifier.verify(keys.verifyKey, signed));
      this.#waiting.clear();
      this.#apply(sound.map((one) => ({ ...one, read: one.read(), tried: 'not' })));
    }
    if (this.#waiting.size > 0) void this.#tryAll();
  }

  /** What is large is tried out elsewhere first, where that is possible. */
  #isLarge({ length }: Uint8Array): boolean {
    return this.#options.tryOut !== undefined && length > TRY_OUT_BYTES;
  }

  async #tryAll(): Promise<void> {
    this.#isTrying = true;
    const failures: unknown[] = [];
    while (this.#waiting.size > 0 && !this.#isClosed) {
      const dear = this.#dear.first();
      const trying = dear ? this.#tryDear(...dear) : this.#trySlice(nextSlice(this.#waiting));
      await trying.catch((error: unknown) => failures.push(error));
      if (this.#waiting.size > 0) {
        await new Promise<void>((resume) => void this.#options.schedule(1, resume));
      }
    }
    this.#isTrying = false;
    if (!this.#isClosed) this.#options.onsettled();
    // Somebody who listens to the document has thrown: that is theirs, and must be seen.
    if (failures.length > 0) throw failures[0];
  }

  async #trySlice(slice: readonly Uint8Array[]): Promise<void> {
    const { inner, verifier, keys, tryOut } = this.#options;
    const unsealed = this.#unseal(slice);
    const checked = await verifier.verifyMany(
      keys.verifyKey,
      unsealed.map(({ signed }) => signed),
    );
    const sound: Sound[] = [];
    for (const [at, one] of unsealed.entries()) {
      const read = checked[at] ? one.read() : undefined;
      if (!read) continue;
      const isTriedOut = tryOut !== undefined && this.#isLarge(one.entry);
      const found = isTriedOut ? await tryOn(inner, read, tryOut) : 'good';
      if (found === 'bad') continue;
      const tried = found === 'good on nothing' ? 'on nothing' : 'not';
      sound.push({ entry: one.entry, name: one.name, read, tried });
    }
    if (this.#isClosed) return;
    // What was taken away meanwhile is no longer anybody's business.
    const present = sound.filter(({ entry }) => this.#waiting.has(entry));
    for (const entry of slice) this.#waiting.delete(entry);
    this.#apply(present);
  }

  /** What comes in meanwhile may make it dear, so then it is tried once more. */
  async #tryDear(entry: Uint8Array, waiting: Waiting): Promise<void> {
    const { inner, tryOut } = this.#options;
    const before = structsIn(inner);
    const isGood = tryOut !== undefined && (await tryHere(inner, waiting.read, tryOut));
    const isGone = this.#isClosed || !this.#waiting.has(entry);
    const isOutdated = structsIn(inner) !== before;
    if (isGood && !isGone && isOutdated && this.#dear.again(entry)) return;
    this.#dear.remove(entry);
    this.#waiting.delete(entry);
    if (isGood && !isGone && !isOutdated) this.#apply([{ entry, ...waiting, tried: 'here' }]);
  }

  /** The cheap part: rubbish ends here, and what is known is remembered again. */
  #unseal(entries: readonly Uint8Array[]): Unsealed[] {
    const unsealed: Unsealed[] = [];
    for (const entry of entries) {
      const name = nameOf(entry);
      const known = this.#known.called(name);
      if (known) {
        this.#waiting.delete(entry);
        this.#known.remember(entry, name, known);
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

  #apply(all: readonly (Omit<Sound, 'read'> & { read: ReadContents | undefined })[]) {
    const { inner, origin, onarrival } = this.#options;
    const arrived: EntryRecord[] = [];
    const run = () => {
      if (all.length > 0) this.#taking.begin();
      for (const { entry, name, read, tried } of all) {
        if (!read) continue;
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
    }
  }

  /** What is applied is returned; what has to wait, or to be tried out, is kept for that. */
  #take(entry: Uint8Array, waiting: Waiting, tried: Tried): EntryRecord | undefined {
    const { name, read } = waiting;
    const applied = this.#taking.take(read, tried);
    if (applied === 'early') this.#park(entry, waiting);
    if (applied === 'dear' && this.#options.tryOut && this.#dear.add(entry, waiting))
      this.#waiting.add(entry);
    if (applied === 'crowded') this.#crowded.add(entry);
    if (applied !== 'applied') return undefined;
    const record = this.received.believed(recordOf(read.contents, entry.length, read.held));
    this.#known.remember(entry, name, record);
    this.hasNews = true;
    return record;
  }

  #park(entry: Uint8Array, waiting: Waiting): void {
    const lack = waiting.read.needs.lackIn((client) => this.#stateOf(client));
    if (lack) this.#parked.add(entry, waiting, lack);
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
      this.#waiting.delete(value);
      this.#dear.remove(value);
      this.#crowded.delete(value);
      this.#parked.remove(value);
      const record = this.#known.forget(value);
      if (record) removed.push(record);
    }
    if (removed.length > 0) this.hasNews = true;
    return removed;
  }
}
