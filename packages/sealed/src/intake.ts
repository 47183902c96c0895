/* What of the entries is put into the document, and when; what waits, and what is left out. */

import * as Y from 'yjs';
import { transactSafely, type Applied } from './applying.ts';
import { Arrivals, type Sound } from './arrivals.ts';
import type { Schedule } from './clock.ts';
import { recordOf, type EntryName, type EntryRecord } from './entry-record.ts';
import type { RandomBytes, RoomKeys } from './keys.ts';
import type { KnownEntries } from './known-entries.ts';
import type { TryOut } from './mailbox-options.ts';
import { Parked, type Waiting } from './parked.ts';
import type { Verifier } from './signature.ts';
import { Taking, type Tried } from './taking.ts';
import { Trials, type TriedOut } from './trials.ts';

/** What is larger is tried out elsewhere first, where that can be given up. */
const TRY_OUT_BYTES = 16 * 1024;

export interface IntakeOptions {
  readonly inner: Y.Doc;
  readonly keys: RoomKeys;
  readonly verifier: Verifier;
  readonly schedule: Schedule;
  readonly random: RandomBytes;
  readonly tryOut: TryOut | undefined;
  /** Something of what was written here has not been put into the mailbox. */
  readonly hasUnposted: () => boolean;
  /** The origin of every transaction made here, on both documents. */
  readonly origin: object;
  /** Where what is applied is remembered. */
  readonly known: KnownEntries;
  /** The name of an entry that nothing is known of yet; `undefined` for one that is known. */
  readonly nameIfNew: (entry: Uint8Array) => EntryName | undefined;
  /** Entries came from elsewhere, or were there already, and are applied. */
  readonly onarrival: (arrived: readonly EntryRecord[]) => void;
  /** Everything that waited has been tried, or it takes too long to be waited for. */
  readonly onsettled: () => void;
}

/** An entry whose contents were read. */
interface Readable extends Waiting {
  readonly entry: Uint8Array;
}

export class Intake {
  readonly #options: IntakeOptions;
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

  constructor(options: IntakeOptions) {
    this.#options = options;
    const onready = () => {
      if (this.isReady) options.onsettled();
    };
    this.#trials = this.#trialsFor(onready);
    this.#arrivals = new Arrivals({
      ...options,
      isLarge: (entry) => this.#isLarge(entry),
      onsound: (sound) => this.#takeIn(sound),
      onopened: onready,
    });
    this.#taking = new Taking(options);
  }

  /** How many entries a writer has signed that this document doesn't take. */
  get leftOut(): number {
    return this.#leftOut.size;
  }

  /** How many of these it has no room for. */
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

  add(entries: readonly Uint8Array[]): void {
    this.#arrivals.add(entries);
  }

  /** Somebody has taken it away. */
  remove(entry: Uint8Array): void {
    this.#arrivals.remove(entry);
    this.#trials?.remove(entry);
    this.#leftOut.delete(entry);
    this.#crowded.delete(entry);
    this.#parked.remove(entry);
  }

  close(): void {
    this.#arrivals.close();
    this.#trials?.close();
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
    const { known } = this.#options;
    const record = known.received.believed(recordOf(read.contents, entry.length, read.held));
    known.remember(entry, name, record);
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
}
