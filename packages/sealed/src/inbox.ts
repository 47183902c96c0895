/* The mailbox's entries as they come and go: what is known of each, and how ours are added. */

import type * as Y from 'yjs';
import { hasPending } from './applying.ts';
import { addedTo, removedFrom } from './array-changes.ts';
import type { Coverage } from './coverage.ts';
import { type EntryName, type EntryRecord, nameOf } from './entry-record.ts';
import { type Held, heldBy, isHeld, NOTHING_HELD } from './held.ts';
import { Intake, type IntakeOptions } from './intake.ts';
import { KnownEntries } from './known-entries.ts';
import type { Ledger } from './ledger.ts';
import type { MailboxWeight } from './mailbox-options.ts';
import { Placing } from './placing.ts';
import { without } from './ranges.ts';

/** The name of the mailbox document's one array. */
export const ENTRIES = 'entries';

export interface InboxOptions extends Omit<IntakeOptions, 'known' | 'nameIfNew' | 'oninvain'> {
  readonly outer: Y.Doc;
  /** Someone else removed these entries. */
  readonly onremoval: (removed: readonly EntryRecord[]) => void;
}

export class Inbox {
  readonly #options: InboxOptions;
  readonly #entries: Y.Array<unknown>;
  readonly #known = new KnownEntries();
  readonly intake: Intake;
  readonly placing: Placing;
  #posting: EntryRecord | undefined;
  /** Whether a ledger made now would differ from the last one taken or given. */
  hasNews = false;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#entries = options.outer.getArray(ENTRIES);
    this.intake = new Intake({
      ...options,
      known: this.#known,
      nameIfNew: (entry) => this.#nameIfNew(entry),
      onarrival: (arrived) => {
        if (arrived.length > 0) this.hasNews = true;
        options.onarrival(arrived);
      },
      oninvain: (name) => {
        this.#known.triedInVain(name);
        this.hasNews = true;
      },
    });
    this.placing = new Placing({ ...options, entries: this.#entries });
    this.#entries.observe(this.#observe);
  }

  /**
   * Takes what is already there. `onarrival` hears of it, and `onsettled` once all of it has been
   * tried. Entries that the ledger knows aren't opened if the document still has everything they
   * held. False if the ledger names entries that aren't there.
   */
  open({ records: ledger, inVain, disputed }: Ledger): boolean {
    for (const name of inVain) this.#known.triedInVain(name);
    const here = ledger.size > 0 ? heldBy(this.#options.inner) : NOTHING_HELD;
    // Nobody reads what has been deleted since.
    this.#known.dispute(without(disputed, here.deletions));
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
    this.intake.add(fresh);
    return found.size === ledger.size;
  }

  /** The records of every entry that opened and is still there. */
  ledger(): Ledger {
    this.hasNews = false;
    return this.#known.ledger();
  }

  /** Every entry that opened and is still there. */
  get records(): ReadonlyMap<Uint8Array, EntryRecord> {
    return this.#known.records;
  }

  /** The numbers that arrived in this session and are in the inner document. */
  get received(): Coverage {
    return this.#known.received;
  }

  /** What the entries hold together: what a device with nothing else would have. */
  get held(): Held {
    return this.#known.held;
  }

  /** For how many places some entry has other content than the document. */
  get disputed(): number {
    let count = 0;
    for (const list of this.#known.disputed.values()) count += list.length;
    return count;
  }

  /** How many entries are set aside: they don't open, can't be read or are of an unknown kind. */
  get setAside(): number {
    return this.#entries.length - this.records.size - this.intake.untried - this.intake.parked;
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

  /** The document itself is waiting for something, from another tab or from a row that was lost. */
  get isPending(): boolean {
    return hasPending(this.#options.inner);
  }

  /** In one transaction: removes entries, and adds one of our own at the end. */
  post(record: EntryRecord, sealed: Uint8Array, replaced: ReadonlySet<unknown>): void {
    this.#posting = record;
    try {
      this.placing.replace(replaced, [sealed]);
    } finally {
      this.#posting = undefined;
    }
  }

  remove(entries: ReadonlySet<Uint8Array>): void {
    this.placing.replace(entries, []);
  }

  /** Moves our entries that the relay may never have received to where nobody could foresee them. */
  moveUnconfirmed(): void {
    this.placing.move();
    const entries = this.#known
      .names()
      .filter(([, name]) => this.placing.isUnconfirmed(name))
      .map(([entry]) => entry);
    if (entries.length === 0) return;
    this.placing.replace(new Set(entries), entries);
  }

  /** Marks entries of an earlier session as never confirmed. */
  unconfirmed(isOne: (record: EntryRecord) => boolean): void {
    for (const [name, record] of this.#known.ledger().records)
      if (isOne(record)) this.placing.put(name);
  }

  close(): void {
    this.intake.close();
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
    this.intake.add(added);
    if (removed.length > 0) this.#options.onremoval(removed);
  };

  #placed(own: Uint8Array): void {
    const name = nameOf(own);
    const record = this.#posting ?? this.#known.called(name);
    if (record) this.#known.remember(own, name, record);
    this.placing.put(name);
    this.hasNews = true;
  }

  /** The name of an entry that isn't known yet; one that is known is remembered again. */
  #nameIfNew(entry: Uint8Array): EntryName | undefined {
    const name = nameOf(entry);
    const known = this.#known.called(name);
    if (!known) return name;
    this.#known.remember(entry, name, known);
    this.hasNews = true;
    return undefined;
  }

  #forget(values: readonly unknown[]): EntryRecord[] {
    const removed: EntryRecord[] = [];
    for (const value of values) {
      if (!(value instanceof Uint8Array)) continue;
      this.intake.remove(value);
      const record = this.#known.forget(value);
      if (record) removed.push(record);
    }
    if (removed.length > 0) this.hasNews = true;
    return removed;
  }
}
