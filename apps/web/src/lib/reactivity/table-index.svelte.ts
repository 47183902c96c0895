/**
 * Groups a table's records by a key (a goal's steps, a thread's messages), kept up to date row by
 * row from the first time that a group is asked for.
 */
import type { Entity } from '@cairn/model/document';
import { Signals } from './signals.svelte.ts';
import type { Table } from './table.svelte.ts';

const NOTHING: readonly never[] = [];

export class Index<T extends Entity> {
  readonly #table: Table<T>;
  readonly #keysOf: (record: T) => readonly string[];
  #isListening = false;
  readonly #groups = new Map<string, Map<string, T>>();
  readonly #arrays = new Map<string, readonly T[]>();
  readonly #signals = new Signals();

  constructor(table: Table<T>, keysOf: (record: T) => readonly string[]) {
    this.#table = table;
    this.#keysOf = keysOf;
  }

  /**
   * The records under `key` that aren't deleted, in no particular order; depends on that key alone.
   */
  of(key: string): readonly T[] {
    if (!this.#isListening) {
      this.#isListening = true;
      this.#table.listen(this.#update);
    }
    this.#signals.track(key);
    let array = this.#arrays.get(key);
    if (array === undefined) {
      const group = this.#groups.get(key);
      array = group === undefined ? NOTHING : [...group.values()];
      this.#arrays.set(key, array);
    }
    return array;
  }

  readonly #update = (before: T | undefined, after: T | undefined) => {
    const left = this.#liveKeys(before);
    const entered = this.#liveKeys(after);
    if (before !== undefined) for (const key of left) this.#groups.get(key)?.delete(before.id);
    if (after !== undefined) {
      for (const key of entered) {
        let group = this.#groups.get(key);
        if (group === undefined) this.#groups.set(key, (group = new Map()));
        group.set(after.id, after);
      }
    }
    for (const key of left) this.#tell(key);
    for (const key of entered) if (!left.includes(key)) this.#tell(key);
  };

  #tell(key: string): void {
    this.#arrays.delete(key);
    this.#signals.raise(key);
  }

  #liveKeys(record: T | undefined): readonly string[] {
    return record === undefined || record.deletedAt !== null ? NOTHING : this.#keysOf(record);
  }
}
