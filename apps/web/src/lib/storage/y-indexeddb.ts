/**
 * What we use of y-indexeddb: its format, and compacting many rows into one. Its loading fails as a
 * whole on one broken row, and its writes don't report failure, so it is kept from doing either.
 * Only this file touches what isn't public.
 */
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { connect, UPDATES } from './rows.ts';

/** From this many rows on, compacting is worthwhile. */
export const MANY_ROWS = PREFERRED_TRIM_SIZE;

/**
 * An open database from which y-indexeddb has read nothing, and to which it writes nothing by
 * itself.
 */
export class AdoptedDatabase {
  readonly #persistence: IndexeddbPersistence;

  /** @throws the DOMException of a database that can't be opened. */
  static async open(name: string): Promise<AdoptedDatabase> {
    // A failure to open inside y-indexeddb would be an unhandled rejection, so we open it once
    // first.
    (await connect(name)).db.close();
    const persistence = new IndexeddbPersistence(name, new Y.Doc());
    persistence.doc.off('update', persistence._storeUpdate);
    // These two keep it from applying rows and from adding an empty one.
    persistence._dbref = Number.MAX_SAFE_INTEGER;
    persistence._destroyed = true;
    await persistence._db;
    return new AdoptedDatabase(persistence);
  }

  private constructor(persistence: IndexeddbPersistence) {
    this.#persistence = persistence;
  }

  /** @throws DOMException when the connection is closed. */
  get connection(): IDBDatabase {
    if (!this.#persistence.db) throw new DOMException('closed', 'InvalidStateError');
    return this.#persistence.db;
  }

  /**
   * From now on `compact` works on `doc`, which has all rows with a key below `next`. Call it only
   * after rows were read through `connection`: by then y-indexeddb has finished its own read.
   */
  holds(doc: Y.Doc, next: number): void {
    this.#persistence.doc = doc;
    this.#persistence._dbref = next;
    this.#persistence._destroyed = false;
  }

  /** Whether a transaction with this origin brings rows that were added later. */
  isOrigin(origin: unknown): boolean {
    return origin === this.#persistence;
  }

  /** Replaces all rows by a single one, including what other tabs have added. */
  async compact(): Promise<void> {
    await storeState(this.#persistence, true);
  }

  /**
   * Replaces the connection if the browser has closed it. Resolves to true if the rows are gone as
   * well.
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
