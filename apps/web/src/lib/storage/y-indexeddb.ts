/**
 * What y-indexeddb does here: it keeps the format, and makes one row of many. It gives up a whole
 * load for one broken row and writes without saying whether it could, so it is kept from both;
 * whatever of it isn't public is touched in this file only.
 */
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { connect, UPDATES } from './rows.ts';

/** From so many rows on they are worth making one of. */
export const MANY_ROWS = PREFERRED_TRIM_SIZE;

/** An open database of which y-indexeddb has read nothing, and in which it stores nothing by itself. */
export class AdoptedDatabase {
  readonly #persistence: IndexeddbPersistence;

  /** @throws when it does not open. */
  static async open(name: string): Promise<AdoptedDatabase> {
    // A database that does not open is an unhandled rejection inside y-indexeddb, so it gets one that has.
    (await connect(name)).db.close();
    const persistence = new IndexeddbPersistence(name, new Y.Doc());
    persistence.doc.off('update', persistence._storeUpdate);
    // Both keep it from applying rows and from adding an empty one.
    persistence._dbref = Number.MAX_SAFE_INTEGER;
    persistence._destroyed = true;
    await persistence._db;
    return new AdoptedDatabase(persistence);
  }

  private constructor(persistence: IndexeddbPersistence) {
    this.#persistence = persistence;
  }

  /** @throws when there is none. */
  get connection(): IDBDatabase {
    if (!this.#persistence.db) throw new DOMException('closed', 'InvalidStateError');
    return this.#persistence.db;
  }

  /**
   * From now on `compact` is about `doc`, which has all rows with a key below `next`. Only after rows
   * were read through `connection`: y-indexeddb's own look at them is over by then.
   */
  holds(doc: Y.Doc, next: number): void {
    this.#persistence.doc = doc;
    this.#persistence._dbref = next;
    this.#persistence._destroyed = false;
  }

  /** Whether a transaction of this origin brings rows that came since. */
  isOrigin(origin: unknown): boolean {
    return origin === this.#persistence;
  }

  /** Makes one row of all, with what other tabs have added. */
  async compact(): Promise<void> {
    await storeState(this.#persistence, true);
  }

  /**
   * Replaces a connection that the browser closed under us; one that still works stays. True when the
   * browser threw the rows away with it.
   */
  async reconnect(): Promise<boolean> {
    try {
      this.connection.transaction([UPDATES], 'readonly').abort();
      return false;
    } catch {
      const found = await connect(this.#persistence.name).catch(() => null);
      if (found) this.#persistence.db = found.db;
      return found?.empty ?? false;
    }
  }

  async close(): Promise<void> {
    await this.#persistence.destroy();
  }
}
