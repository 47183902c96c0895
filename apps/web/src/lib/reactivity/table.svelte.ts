/** The one place where Yjs events become Svelte state: a change to one record touches that record alone. */
import { parseEntry, rootOf, type Collection, type Entity } from '@cairn/model/document';
import type * as Y from 'yjs';
import { Signals } from './signals.svelte.ts';

/** Told of a record that came (`before` undefined), changed, or went (`after` undefined). */
export type RowListener<T> = (before: T | undefined, after: T | undefined) => void;

export class Table<T extends Entity> {
  readonly collection: Collection<T>;
  /** How many entries have been parsed since opening; the benchmark reads it. */
  parses = 0;
  /** Ids of entries that do not parse, with the reason (DOC-7). */
  readonly setAside = new Map<string, string>();
  readonly #root: Y.Map<unknown>;
  readonly #rows = new Map<string, T>();
  readonly #signals = new Signals();
  readonly #listeners = new Set<RowListener<T>>();
  #version = $state(0);
  #live: readonly T[] | null = null;
  #binned: readonly T[] | null = null;

  constructor(doc: Y.Doc, collection: Collection<T>) {
    this.collection = collection;
    this.#root = rootOf(doc, collection);
    for (const id of this.#root.keys()) this.#read(id);
    this.#root.observeDeep(this.#observe);
  }

  /** The records that are not deleted. The array is new after each change; a record that did not change is the same object. */
  get all(): readonly T[] {
    void this.#version;
    this.#live ??= [...this.#rows.values()].filter(({ deletedAt }) => deletedAt === null);
    return this.#live;
  }

  /** The deleted ones. */
  get binned(): readonly T[] {
    void this.#version;
    this.#binned ??= [...this.#rows.values()].filter(({ deletedAt }) => deletedAt !== null);
    return this.#binned;
  }

  /** One record, deleted or not; depends on that record alone. */
  get(id: string): T | undefined {
    this.#signals.track(id);
    return this.#rows.get(id);
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** Calls `listener` for each record now, and at each change from now on. */
  listen(listener: RowListener<T>): void {
    for (const row of this.#rows.values()) listener(undefined, row);
    this.#listeners.add(listener);
  }

  dispose(): void {
    this.#root.unobserveDeep(this.#observe);
    this.#listeners.clear();
  }

  readonly #observe = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) => {
    const changed = new Set<string>();
    for (const event of events) {
      if (event.path.length > 0) changed.add(String(event.path[0]));
      else for (const id of event.changes.keys.keys()) changed.add(id);
    }
    for (const id of changed) {
      const before = this.#rows.get(id);
      const after = this.#read(id);
      for (const listener of this.#listeners) listener(before, after);
      this.#signals.raise(id);
    }
    this.#live = null;
    this.#binned = null;
    this.#version += 1;
  };

  #read(id: string): T | undefined {
    this.setAside.delete(id);
    if (!this.#root.has(id)) {
      this.#rows.delete(id);
      return undefined;
    }
    this.parses += 1;
    const parsed = parseEntry(this.collection, id, this.#root.get(id));
    if (parsed.ok) {
      this.#rows.set(id, parsed.record);
      return parsed.record;
    }
    this.#rows.delete(id);
    this.setAside.set(id, parsed.reason);
    return undefined;
  }
}
