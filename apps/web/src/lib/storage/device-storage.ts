/**
 * Keeps a document in IndexedDB in y-indexeddb's format, and reports when it is really saved:
 * y-indexeddb's own writes are fire-and-forget.
 */
import type * as Y from 'yjs';
import { loadRows, readBeside, writeBeside } from './rows.ts';
import { CurrentState, type StorageState } from './storage-state.ts';
import { WriteQueue } from './write-queue.ts';
import { AdoptedDatabase } from './y-indexeddb.ts';

interface Times {
  readonly openLimitMs: number;
  readonly retryMs: number;
}

/** The origin of transactions that load the database. */
const LOADING = Symbol('loading');

/** Whether a transaction with this origin only brings what the database already has. */
export const isLoading = (origin: unknown): boolean => origin === LOADING;

const TIMES: Times = { openLimitMs: 8_000, retryMs: 4_000 };

/** Opens the database `name`, loads it into `doc` and saves every later change. */
export function openStorage(
  name: string,
  doc: Y.Doc,
  onstate: (state: StorageState) => void,
  times: Times = TIMES,
): DeviceStorage {
  return new DeviceStorage(name, doc, onstate, times);
}

export class DeviceStorage {
  /**
   * Resolves once the stored document is loaded, or once it is clear that nothing can be saved.
   * Never rejects.
   */
  readonly loaded: Promise<void>;
  readonly #doc: Y.Doc;
  readonly #state: CurrentState;
  readonly #queue: WriteQueue;
  #database: AdoptedDatabase | null = null;
  #broken = 0;
  #isClosed = false;

  constructor(name: string, doc: Y.Doc, onstate: (state: StorageState) => void, times: Times) {
    this.#doc = doc;
    this.#state = new CurrentState(onstate);
    this.#queue = new WriteQueue(doc, this.#state, times.retryMs);
    // With an update listener, Yjs encodes every transaction, and loading is one with everything in
    // it. So the listener is added at the first transaction that doesn't come from loading.
    doc.on('beforeTransaction', this.#listenToOthers);
    this.loaded = this.#loadWithin(times.openLimitMs, name);
  }

  get state(): StorageState {
    return this.#state.now;
  }

  /** How many rows couldn't be read; they are set aside in the database. */
  get broken(): number {
    return this.#broken;
  }

  /** Resolves to true once everything so far is committed, to false if it can't be. */
  flush(): Promise<boolean> {
    return this.#state.settled();
  }

  /**
   * The bytes that `keepBeside` stored under this name; `undefined` if there are none or nothing is
   * loaded.
   */
  async readBeside(name: string): Promise<Uint8Array | undefined> {
    try {
      return this.#database ? await readBeside(this.#database.connection, name) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Stores bytes that can be recomputed, so failures are ignored. */
  keepBeside(name: string, bytes: Uint8Array): void {
    try {
      if (this.#database && !this.#isClosed) writeBeside(this.#database.connection, name, bytes);
    } catch {
      // The database is gone; the next visit works them out again.
    }
  }

  async close(): Promise<void> {
    if (this.state.kind === 'saving') await this.flush();
    this.#isClosed = true;
    this.#queue.close();
    this.#doc.off('beforeTransaction', this.#listenToOthers);
    this.#doc.off('update', this.#keep);
    await this.#database?.close();
  }

  readonly #listenToOthers = ({ origin }: Y.Transaction) => {
    if (this.#isStored(origin)) return;
    this.#doc.off('beforeTransaction', this.#listenToOthers);
    this.#doc.on('update', this.#keep);
  };

  readonly #keep = (update: Uint8Array, origin: unknown) => {
    if (!this.#isStored(origin)) this.#queue.add(update);
  };

  /** Whether a transaction with this origin only brings what the database already has. */
  #isStored(origin: unknown): boolean {
    return isLoading(origin) || (this.#database?.isOrigin(origin) ?? false);
  }

  #loadWithin(limitMs: number, name: string): Promise<void> {
    return new Promise((resolve) => {
      const fail = () => {
        if (this.state.kind === 'opening')
          this.#state.become({ kind: 'failed', reason: 'unavailable' });
        resolve();
      };
      const limit = setTimeout(fail, limitMs);
      this.#load(name)
        .catch(fail)
        .finally(() => {
          clearTimeout(limit);
          resolve();
        });
    });
  }

  async #load(name: string): Promise<void> {
    const database = await AdoptedDatabase.open(name);
    if (this.#isClosed) return database.close();
    this.#database = database;
    const { broken, rows, next } = await loadRows(database.connection, this.#doc, LOADING);
    this.#broken = broken;
    database.holds(this.#doc, next);
    this.#queue.begin(database, rows);
  }
}

/** Deletes a database from this device. Rejects with the request's DOMException. */
export function eraseStorage(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    // Another tab still has it open; the browser deletes it when that tab closes.
    request.onblocked = () => resolve();
    request.onerror = () =>
      reject(request.error ?? new Error('The database could not be deleted.'));
  });
}
