/* What is known of the entries that opened: of each while it is there, and by name for the whole session. */

import { Coverage } from './coverage.ts';
import { KIND_SNAPSHOT, KIND_UPDATE } from './entry.ts';
import type { EntryName, EntryRecord } from './entry-record.ts';
import { type Held, heldByAll } from './held.ts';
import type { Ledger } from './ledger.ts';
import { joined, type Ranges } from './ranges.ts';

/** So many names of entries that were tried in vain are kept, the latest. */
const MOST_IN_VAIN = 1_000;

export class KnownEntries {
  /** Every entry that opened and is still there. */
  readonly records = new Map<Uint8Array, EntryRecord>();
  /** The numbers that arrived in this session and are in the inner document. */
  readonly received = new Coverage();
  readonly #names = new Map<Uint8Array, EntryName>();
  /** What has been applied in this session, since the relay may send it again. */
  readonly #byName = new Map<EntryName, EntryRecord>();
  readonly #inVain = new Set<EntryName>();
  #held: Held | undefined;
  #disputed: Ranges = new Map();

  /** What the entries hold together: what a device with nothing else would have. */
  get held(): Held {
    this.#held ??= heldByAll([...this.records.values()].map(({ held }) => held));
    return this.#held;
  }

  /** The places for which some entry has other content than the document. */
  get disputed(): Ranges {
    return this.#disputed;
  }

  dispute(places: Ranges): void {
    if (places.size > 0) this.#disputed = joined([this.#disputed, places]);
  }

  /** The record of the entry with this name, whether or not it is still there. */
  called(name: EntryName): EntryRecord | undefined {
    return this.#byName.get(name);
  }

  /** The entry with this name has been applied; it may not be there. */
  learn(name: EntryName, record: EntryRecord): void {
    this.#byName.set(name, record);
  }

  /** Whether the entry was tried out before and couldn't be applied. */
  wasInVain(name: EntryName): boolean {
    return this.#inVain.has(name);
  }

  /** The entry was tried out and can't be applied. */
  triedInVain(name: EntryName): void {
    this.#inVain.delete(name);
    this.#inVain.add(name);
    const [oldest] = this.#inVain;
    if (this.#inVain.size > MOST_IN_VAIN && oldest !== undefined) this.#inVain.delete(oldest);
  }

  /** The entry is there and has been applied. */
  remember(entry: Uint8Array, name: EntryName, record: EntryRecord): void {
    this.records.set(entry, record);
    this.#names.set(entry, name);
    this.learn(name, record);
    this.#inVain.delete(name);
    this.#held = undefined;
    if (record.kind === KIND_UPDATE) this.received.add(record.sender, record.number);
    if (record.kind === KIND_SNAPSHOT) this.received.cover(record.covers);
  }

  /** The entry is no longer there. Returns its record, if it opened. */
  forget(entry: Uint8Array): EntryRecord | undefined {
    this.#names.delete(entry);
    const record = this.records.get(entry);
    if (!record) return undefined;
    this.records.delete(entry);
    this.#held = undefined;
    return record;
  }

  /** The entries that are there, with their names. */
  names(): readonly (readonly [Uint8Array, EntryName])[] {
    return [...this.#names];
  }

  /** The records of the entries that are there, by name, what was tried in vain, and what is disputed. */
  ledger(): Ledger {
    const records = new Map<EntryName, EntryRecord>();
    for (const [entry, record] of this.records) {
      const name = this.#names.get(entry);
      if (name !== undefined) records.set(name, record);
    }
    return { records, inVain: new Set(this.#inVain), disputed: this.#disputed };
  }
}
