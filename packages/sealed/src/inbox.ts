/* The mailbox's entries as they come and go: opened once, applied together, remembered without their content. */

import type * as Y from 'yjs';
import { applyContents, openContents } from './contents.ts';
import { Coverage } from './coverage.ts';
import { KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import type { RoomKeys } from './keys.ts';
import { recordOf, type EntryRecord } from './entry-record.ts';
import { heldBy, heldByAll, isHeld, NOTHING_HELD, type Held } from './held.ts';
import { nameOf, type Ledger, type Placed } from './ledger.ts';

/** The one array of the mailbox document. */
export const ENTRIES = 'entries';

export interface InboxOptions {
  readonly inner: Y.Doc;
  readonly outer: Y.Doc;
  readonly keys: RoomKeys;
  /** The origin of every transaction made here, on both documents. */
  readonly origin: object;
  /** Entries came from elsewhere, or were there already, and are applied. */
  readonly onarrival: (arrived: readonly EntryRecord[]) => void;
  /** Someone else took these entries away. */
  readonly onremoval: (removed: readonly EntryRecord[]) => void;
}

export class Inbox {
  /** Every entry that opened and is still there. */
  readonly records = new Map<Uint8Array, EntryRecord>();
  /** The numbers that came in this session and are in the inner document. */
  readonly received = new Coverage();
  readonly #options: InboxOptions;
  readonly #entries: Y.Array<unknown>;
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
   * Opens what is there already; `onarrival` hears of it. What the ledger knows is not opened, where
   * the document still has all that it held. False when the ledger names entries that are not there.
   */
  open(ledger: Ledger): boolean {
    const here = ledger.size > 0 ? heldBy(this.#options.inner) : NOTHING_HELD;
    const known: EntryRecord[] = [];
    const fresh: unknown[] = [];
    let found = 0;
    for (const placed of this.#placed()) {
      const { value } = placed;
      const record = ledger.get(nameOf(placed) ?? '');
      if (record) found += 1;
      if (record && isHeld(record.held, here)) {
        this.#remember(value as Uint8Array, record);
        known.push(record);
      } else fresh.push(value);
    }
    this.hasNews = known.length < ledger.size;
    this.#take(fresh, known);
    return found === ledger.size;
  }

  /** What to remember of every entry that opened. */
  ledger(): Ledger {
    const ledger = new Map<string, EntryRecord>();
    for (const placed of this.#placed()) {
      const record = this.records.get(placed.value as Uint8Array);
      const name = nameOf(placed);
      if (record && name !== undefined) ledger.set(name, record);
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
    return this.#entries.length - this.records.size;
  }

  /** Something has come whose beginnings are missing; Yjs keeps it until they come. */
  get isPending(): boolean {
    const { store } = this.#options.inner;
    return store.pendingStructs !== null || store.pendingDs !== null;
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
    this.#entries.unobserve(this.#observe);
  }

  readonly #observe = (event: Y.YArrayEvent<unknown>): void => {
    const values: unknown[] = [];
    for (const item of event.changes.added) {
      values.push(...(item.content.getContent() as unknown[]));
    }
    const removed = event.changes.deleted.size > 0 ? this.#forgetMissing() : [];
    if (event.transaction.origin === this.#options.origin && this.#posting) {
      this.#remember(values[0] as Uint8Array, this.#posting);
      this.hasNews = true;
      return;
    }
    if (values.length > 0) this.#take(values);
    if (removed.length > 0) this.#options.onremoval(removed);
  };

  #take(values: readonly unknown[], known: readonly EntryRecord[] = []): void {
    const { inner, keys, origin, onarrival } = this.#options;
    const arrived = [...known];
    try {
      inner.transact(() => {
        for (const value of values) {
          const contents = openContents(keys, value);
          const held = contents && applyContents(inner, contents);
          if (!held) continue;
          const sealed = value as Uint8Array;
          const record = recordOf(contents, sealed.length, held);
          this.#remember(sealed, record);
          this.hasNews = true;
          arrived.push(record);
        }
      }, origin);
    } finally {
      // Whoever listens to the document may throw when the transaction ends; what arrived, arrived.
      onarrival(arrived);
    }
  }

  #remember(value: Uint8Array, record: EntryRecord): void {
    this.records.set(value, record);
    this.#held = undefined;
    if (record.kind === KIND_UPDATE) this.received.add(record.sender, record.number);
    if (record.kind === KIND_SNAPSHOT) this.received.cover(record.covers);
  }

  #forgetMissing(): EntryRecord[] {
    const present = new Set(this.#entries.toArray());
    const removed: EntryRecord[] = [];
    for (const [value, record] of this.records) {
      if (present.has(value)) continue;
      this.records.delete(value);
      removed.push(record);
    }
    this.#held = undefined;
    this.hasNews = true;
    return removed;
  }

  /** Every value with its place. */
  *#placed(): Generator<Placed> {
    for (let item = this.#entries._start; item !== null; item = item.right) {
      if (item.deleted || !item.countable) continue;
      for (const [at, value] of (item.content.getContent() as unknown[]).entries()) {
        yield { value, client: item.id.client, clock: item.id.clock + at };
      }
    }
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
