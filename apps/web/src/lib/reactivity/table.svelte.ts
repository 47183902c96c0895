/**
 * The one place where Yjs events become Svelte state: a change to one record updates that record
 * alone. Records are parsed when they are asked for, so that a workspace opens without reading what
 * its first page doesn't show.
 */
import {
  type Collection,
  type Entity,
  entriesToRead,
  idOfKey,
  itemsOf,
  type Known,
  ownClients,
  parseEntry,
  rawEntries,
  rootOf,
} from '@cairn/model/document';
import type * as Y from 'yjs';
import { Signals } from './signals.svelte.ts';

/** Called when a record is added (`before` undefined), changed or removed (`after` undefined). */
export type RowListener<T> = (before: T | undefined, after: T | undefined) => void;

/**
 * The share of its limit by which a table may outgrow it before it chooses again which entries to
 * read.
 */
const SLACK = 0.25;

export class Table<T extends Entity> {
  readonly collection: Collection<T>;
  /** How many entries have been parsed since opening; used by the benchmark. */
  parses = 0;
  readonly #doc: Y.Doc;
  readonly #root: Y.Map<unknown>;
  #entries: ReturnType<typeof rawEntries>;
  readonly #known: Known;
  /** Entries that are not read, because there are more than `mostEntries`. */
  readonly #left = new Set<string>();
  /**
   * While entries are left out: how many of each client are read, and (`#readOf`) how many were
   * already.
   */
  #share = Infinity;
  readonly #readOf = new Map<number, number>();
  readonly #setAside = new Map<string, string>();
  /** `null`: nobody has asked for it yet. */
  readonly #rows = new Map<string, T | null>();
  #isWhole = false;
  readonly #signals = new Signals();
  readonly #listeners = new Set<RowListener<T>>();
  #version = $state(0);
  #live: readonly T[] | null = null;
  #binned: readonly T[] | null = null;

  /**
   * @param known what this device had before there was too much: always read, whatever is added
   * later.
   */
  constructor(doc: Y.Doc, collection: Collection<T>, known: Known = new Map()) {
    this.collection = collection;
    this.#doc = doc;
    this.#known = known;
    this.#root = rootOf(doc, collection);
    this.#entries = rawEntries(doc, collection);
    for (const id of this.#choose()) this.#rows.set(id, null);
    this.#root.observeDeep(this.#observe);
  }

  /** Ids of entries that don't parse, with the reason (DOC-7). */
  get setAside(): ReadonlyMap<string, string> {
    this.#readRest();
    return this.#setAside;
  }

  /**
   * Entries that are in the document but not read, because there are too many (see
   * `entriesToRead`).
   */
  get leftOut(): ReadonlySet<string> {
    void this.#version;
    return this.#left;
  }

  /** The number of entries, whether or not they are read or can be. */
  get total(): number {
    void this.#version;
    return this.#size + this.#left.size;
  }

  /**
   * The records that aren't deleted. A new array after each change; an unchanged record is the same
   * object.
   */
  get all(): readonly T[] {
    void this.#version;
    this.#live ??= this.#readRest().filter(({ deletedAt }) => deletedAt === null);
    return this.#live;
  }

  /** The deleted records. */
  get binned(): readonly T[] {
    void this.#version;
    this.#binned ??= this.#readRest().filter(({ deletedAt }) => deletedAt !== null);
    return this.#binned;
  }

  /** One record, deleted or not; depends on that record alone. */
  get(id: string): T | undefined {
    this.#signals.track(id);
    const row = this.#rows.get(id);
    return row === null ? this.#read(id) : row;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** Calls `listener` for each record now, and on every later change. */
  listen(listener: RowListener<T>): void {
    for (const row of this.#readRest()) listener(undefined, row);
    this.#listeners.add(listener);
  }

  dispose(): void {
    this.#root.unobserveDeep(this.#observe);
    this.#listeners.clear();
  }

  readonly #observe = (
    events: readonly Y.YEvent<Y.AbstractType<unknown>>[],
    { local }: Y.Transaction,
  ) => {
    const changed = new Set<string>();
    for (const event of events) {
      if (event.path.length > 0) changed.add(String(event.path[0]));
      else for (const key of event.changes.keys.keys()) changed.add(idOfKey(this.collection, key));
    }
    this.#entries = rawEntries(this.#doc, this.collection);
    const came = [...changed].filter((id) => this.#entries.has(id) && !this.#isRead(id));
    const { mostEntries } = this.collection;
    if (this.#share === Infinity && this.#size + came.length > mostEntries) this.#chooseAnew();
    let items: ReadonlyMap<string, Y.Item> | undefined;
    const clientOf = (id: string) =>
      (items ??= itemsOf(this.#doc, this.collection)).get(id)?.id.client ?? 0;
    for (const id of changed) {
      if (this.#entries.has(id) && !this.#isRead(id) && !this.#takes(id, local, clientOf)) {
        this.#left.add(id);
        continue;
      }
      this.#left.delete(id);
      this.#tell(id, () => this.#read(id));
    }
    const fits = this.#size + this.#left.size <= mostEntries;
    if (this.#share !== Infinity && (fits || this.#size > mostEntries * (1 + SLACK)))
      this.#chooseAnew();
    this.#live = null;
    this.#binned = null;
    this.#version += 1;
  };

  #isRead(id: string): boolean {
    return this.#rows.has(id) || this.#setAside.has(id);
  }

  get #size(): number {
    return this.#rows.size + this.#setAside.size;
  }

  /** Every record, those included that nobody has asked for before. */
  #readRest(): T[] {
    if (!this.#isWhole) {
      for (const [id, row] of this.#rows) if (row === null) this.#read(id);
      this.#isWhole = true;
    }
    return [...this.#rows.values()].filter((row) => row !== null);
  }

  /** Whether a new entry is read. One written here always is. */
  #takes(id: string, local: boolean, clientOf: (id: string) => number): boolean {
    if (local || this.#share === Infinity) return true;
    const client = clientOf(id);
    const before = this.#readOf.get(client) ?? 0;
    if (before >= this.#share) return false;
    this.#readOf.set(client, before + 1);
    return true;
  }

  /** Decides which entries are read. */
  #choose(): readonly string[] {
    const known = new Map(this.#known);
    for (const client of ownClients(this.#doc)) known.set(client, Infinity);
    const { read, left, share } = entriesToRead(this.#doc, this.collection, known, this.#entries);
    this.#left.clear();
    for (const id of left) this.#left.add(id);
    this.#share = share;
    this.#readOf.clear();
    if (left.length === 0) return read;
    const items = itemsOf(this.#doc, this.collection);
    for (const id of read) {
      const client = items.get(id)?.id.client ?? 0;
      this.#readOf.set(client, (this.#readOf.get(client) ?? 0) + 1);
    }
    return read;
  }

  #chooseAnew(): void {
    const chosen = new Set(this.#choose());
    for (const id of [...this.#rows.keys(), ...this.#setAside.keys()])
      if (!chosen.has(id)) this.#tell(id, () => this.#forget(id));
    for (const id of chosen) if (!this.#isRead(id)) this.#tell(id, () => this.#read(id));
  }

  /** Changes the row `id` by calling `act`, and notifies listeners and readers. */
  #tell(id: string, act: () => T | undefined): void {
    // Whoever listens has had all of them.
    const before = this.#rows.get(id) ?? undefined;
    const after = act();
    for (const listener of this.#listeners) listener(before, after);
    this.#signals.raise(id);
  }

  #forget(id: string): undefined {
    this.#setAside.delete(id);
    this.#rows.delete(id);
  }

  #read(id: string): T | undefined {
    this.#setAside.delete(id);
    if (!this.#entries.has(id)) {
      this.#rows.delete(id);
      return undefined;
    }
    this.parses += 1;
    const parsed = parseEntry(this.collection, id, this.#entries.get(id));
    if (parsed.ok) {
      this.#rows.set(id, parsed.record);
      return parsed.record;
    }
    this.#rows.delete(id);
    this.#setAside.set(id, parsed.reason);
    return undefined;
  }
}
