/* The mailbox's entries as they come and go: opened once, applied together, remembered without their content. */

import type * as Y from 'yjs';
import { applyContents, openContents, type Contents } from './contents.ts';
import { Coverage } from './coverage.ts';
import { KIND_ACKNOWLEDGEMENT, KIND_SNAPSHOT, KIND_UPDATE, type SealingKeys } from './entry.ts';
import type { SenderId, Vector } from './senders.ts';

/** The one array of the mailbox document. */
export const ENTRIES = 'entries';

/** What is remembered of an entry that opened; `bytes` is its sealed length. */
export type EntryRecord =
  | {
      readonly kind: typeof KIND_UPDATE;
      readonly bytes: number;
      readonly sender: SenderId;
      readonly number: number;
    }
  | { readonly kind: typeof KIND_SNAPSHOT; readonly bytes: number; readonly covers: Vector }
  | {
      readonly kind: typeof KIND_ACKNOWLEDGEMENT;
      readonly bytes: number;
      readonly sender: SenderId;
      readonly person: string;
      readonly holds: Vector;
    };

export interface InboxOptions {
  readonly inner: Y.Doc;
  readonly outer: Y.Doc;
  readonly keys: SealingKeys;
  /** The origin of every transaction made here, on both documents. */
  readonly origin: object;
  /** Contents came from elsewhere and are applied. */
  readonly onarrival: (contents: readonly Contents[]) => void;
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
  #posting: Contents | undefined;

  constructor(options: InboxOptions) {
    this.#options = options;
    this.#entries = options.outer.getArray(ENTRIES);
    this.#entries.observe(this.#observe);
  }

  /** Opens what is there already; `onarrival` hears of it. */
  open(): void {
    this.#take(this.#entries.toArray());
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

  /** The contents of every entry that is there, opened anew. */
  *reopen(): Generator<Contents> {
    for (const value of this.records.keys()) {
      const contents = openContents(this.#options.keys, value);
      if (contents) yield contents;
    }
  }

  /** In one transaction: takes entries away, and puts one of our own at the end. */
  post(contents: Contents, sealed: Uint8Array, replaced: ReadonlySet<unknown>): void {
    const { outer, origin } = this.#options;
    this.#posting = contents;
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
      return;
    }
    if (values.length > 0) this.#take(values);
    if (removed.length > 0) this.#options.onremoval(removed);
  };

  #take(values: readonly unknown[]): void {
    const { inner, keys, origin, onarrival } = this.#options;
    const arrived: Contents[] = [];
    try {
      inner.transact(() => {
        for (const value of values) {
          const contents = openContents(keys, value);
          if (!contents || !applyContents(inner, contents)) continue;
          this.#remember(value as Uint8Array, contents);
          arrived.push(contents);
        }
      }, origin);
    } finally {
      // Whoever listens to the document may throw when the transaction ends; what arrived, arrived.
      onarrival(arrived);
    }
  }

  #remember(value: Uint8Array, contents: Contents): void {
    const bytes = value.length;
    switch (contents.kind) {
      case KIND_UPDATE: {
        const { kind, sender, number } = contents;
        this.records.set(value, { kind, bytes, sender, number });
        this.received.add(sender, number);
        break;
      }
      case KIND_SNAPSHOT: {
        const { kind, covers } = contents;
        this.records.set(value, { kind, bytes, covers });
        this.received.cover(covers);
        break;
      }
      case KIND_ACKNOWLEDGEMENT:
        this.records.set(value, { ...contents, bytes });
    }
  }

  #forgetMissing(): EntryRecord[] {
    const present = new Set(this.#entries.toArray());
    const removed: EntryRecord[] = [];
    for (const [value, record] of this.records) {
      if (present.has(value)) continue;
      this.records.delete(value);
      removed.push(record);
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
