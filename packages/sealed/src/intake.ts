/* Which entries are applied to the document and when, which wait, and which are left out. */

import * as Y from 'yjs';
import { transactSafely } from './applying.ts';
import { Arrivals, type VerifiedEntry } from './arrivals.ts';
import type { Schedule } from './clock.ts';
import { type EntryName, type EntryRecord, recordOf } from './entry-record.ts';
import type { RandomBytes, RoomKeys } from './keys.ts';
import type { KnownEntries } from './known-entries.ts';
import type { TryOut } from './mailbox-options.ts';
import { Parked, type Waiting } from './parked.ts';
import { without } from './ranges.ts';
import type { Verifier } from './signature.ts';
import { type Taken, Taking, type Tried } from './taking.ts';
import { Trials, type TriedOut } from './trials.ts';

/** Larger entries are tried out elsewhere first, where the attempt can be given up. */
const TRY_OUT_BYTES = 16 * 1024;

export interface IntakeOptions {
  readonly inner: Y.Doc;
  readonly keys: RoomKeys;
  readonly verifier: Verifier;
  readonly schedule: Schedule;
  /** The time in milliseconds, from a clock that never goes back. */
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly tryOut: TryOut | undefined;
  /** Whether something written here hasn't been put into the mailbox yet. */
  readonly hasUnposted: () => boolean;
  /** The origin of every transaction made here, on both documents. */
  readonly origin: object;
  /** Where applied entries are remembered. */
  readonly known: KnownEntries;
  /** The name of an entry that isn't known yet; `undefined` for one that is. */
  readonly nameIfNew: (entry: Uint8Array) => EntryName | undefined;
  /** Entries that came from elsewhere, or were there already, have been applied. */
  readonly onarrival: (arrived: readonly EntryRecord[]) => void;
  /** An entry was tried out and can't be applied. */
  readonly oninvain: (name: EntryName) => void;
  /** Everything that was waiting has been tried, or takes too long to wait for. */
  readonly onsettled: () => void;
}

/** An entry whose contents could be read. */
interface Readable extends Waiting {
  readonly entry: Uint8Array;
}

export class Intake {
  readonly #options: IntakeOptions;
  readonly #arrivals: Arrivals;
  /** Entries that wait, outside the document, for what they build on. */
  readonly #parked = new Parked();
  /** Entries that are tried out elsewhere while the cheap ones are applied. */
  readonly #trials: Trials | undefined;
  /** Entries signed by a writer that this document doesn't take. */
  readonly #leftOut = new Set<Uint8Array>();
  /** Those of them for which the document has no room. */
  readonly #crowded = new Set<Uint8Array>();
  /** Those that give other content to what this tab has written. */
  readonly #forged = new Set<Uint8Array>();
  readonly #taking: Taking;

  constructor(options: IntakeOptions) {
    this.#options = options;
    const onready = () => {
      if (this.isReady) options.onsettled();
    };
    this.#trials = this.#trialsFor(onready);
    this.#arrivals = new Arrivals({
      ...options,
      isLarge: (entry) => this.#isLarge(entry),
      onverified: (verified) => this.#takeIn(verified),
      onopened: onready,
    });
    this.#taking = new Taking(options);
  }

  /** How many entries signed by a writer this document doesn't take. */
  get leftOut(): number {
    return this.#leftOut.size;
  }

  /** How many of these it has no room for. */
  get crowded(): number {
    return this.#crowded.size;
  }

  /** Entries that give other content to what this tab has written. */
  get forged(): ReadonlySet<Uint8Array> {
    return this.#forged;
  }

  /** How many entries are waiting for what they build on. */
  get parked(): number {
    return this.#parked.size;
  }

  /** How many entries haven't been tried yet. */
  get untried(): number {
    return this.#arrivals.size + (this.#trials?.size ?? 0);
  }

  /** Every entry has been tried. */
  get isTried(): boolean {
    return this.#arrivals.areOpened && (this.#trials?.areDone ?? true);
  }

  /** Every entry has been tried, apart from those that take too long to wait for. */
  get isReady(): boolean {
    return this.#arrivals.areReady && (this.#trials?.areReady ?? true);
  }

  /** No entry signed by a writer is waiting or left out. */
  get isAllTaken(): boolean {
    return this.isTried && this.#leftOut.size === 0 && this.#parked.size === 0;
  }

  add(entries: readonly Uint8Array[]): void {
    this.#arrivals.add(entries);
  }

  /** The entry was removed from the mailbox. */
  remove(entry: Uint8Array): void {
    this.#arrivals.remove(entry);
    this.#trials?.remove(entry);
    this.#leftOut.delete(entry);
    this.#crowded.delete(entry);
    this.#forged.delete(entry);
    this.#parked.remove(entry);
  }

  /** Takes those that are forged, without what they claim of this tab's words: removing them didn't help. */
  takeForged(): void {
    const forged = [...this.#forged];
    this.#taking.takeForgery();
    for (const entry of forged) {
      this.#forged.delete(entry);
      this.#leftOut.delete(entry);
    }
    this.#arrivals.add(forged);
  }

  /** The relay has sent everything it has. */
  synced(): void {
    if (!this.isTried) return;
    this.#taking.settled();
    this.#arrivals.settled();
  }

  close(): void {
    this.#arrivals.close();
    this.#trials?.close();
    this.#taking.close();
  }

  #trialsFor(onready: () => void): Trials | undefined {
    const { inner, schedule, origin, tryOut, known, oninvain } = this.#options;
    if (!tryOut) return undefined;
    const ontried = ({ entry, name, waiting, found }: TriedOut) => {
      if (found === 'bad') oninvain(name);
      if (found === 'bad' || found === 'untried' || !waiting) this.#leftOut.add(entry);
      else this.#apply([{ entry, ...waiting }], found);
    };
    const isLast = (name: EntryName) => known.wasInVain(name);
    return new Trials({ doc: inner, schedule, origin, tryOut, isLast, ontried, onready });
  }

  /** Large entries are tried out elsewhere first, if that is possible. */
  #isLarge({ length }: Uint8Array): boolean {
    return this.#trials !== undefined && length > TRY_OUT_BYTES;
  }

  #takeIn(all: readonly VerifiedEntry[]): void {
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
      // A listener may throw when the transaction ends; what was applied still counts.
      onarrival(arrived);
      this.#trials?.begin();
    }
  }

  /** Returns the record of an applied entry. An entry that has to wait or be tried out is kept for that. */
  #take(entry: Uint8Array, waiting: Waiting, tried: Tried): EntryRecord | undefined {
    const { name, read } = waiting;
    const { taken: applied, disputed } = this.#taking.take(read, tried);
    if (applied !== 'applied') {
      if (!this.#isKept(entry, waiting, applied)) this.#leftOut.add(entry);
      if (applied === 'crowded') this.#crowded.add(entry);
      if (applied === 'forged') this.#forged.add(entry);
      return undefined;
    }
    const { known } = this.#options;
    known.dispute(disputed);
    // The mailbox has the words of this document only once another entry holds them.
    const held = { ...read.held, items: without(read.held.items, disputed) };
    const record = known.received.believed(recordOf(read.contents, entry.length, held));
    known.remember(entry, name, record);
    return record;
  }

  /** Whether the entry may still be taken in this session. */
  #isKept(entry: Uint8Array, waiting: Waiting, applied: Exclude<Taken, 'applied'>): boolean {
    const { name, read } = waiting;
    if (applied === 'expensive')
      return this.#trials?.add(entry, { name, read: () => read }, 'expensive') ?? false;
    if (applied !== 'early') return false;
    const lack = read.needs.lackIn((client) => this.#stateOf(client));
    return lack !== undefined && this.#parked.add(entry, waiting, lack);
  }

  #stateOf(client: number): number {
    return Y.getState(this.#options.inner.store, client);
  }

  /** Applies parked entries that now have what they build on, and then those that build on these. */
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
}
