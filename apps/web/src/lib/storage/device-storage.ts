/** Keeps a document in IndexedDB in y-indexeddb's format, and says so truthfully: its own writes are fire-and-forget. */
import type * as Y from 'yjs';
import { loadRows, readBeside, writeBeside } from './rows.ts';
import { CurrentState, type StorageState } from './storage-state.ts';
import { WriteQueue } from './write-queue.ts';
import { AdoptedDatabase } from './y-indexeddb.ts';

interface Times {
  readonly openLimitMs: number;
  readonly retryMs: number;
}

/** The origin of what comes from the database. */
const LOADING = Symbol('loading');

/** Whether a transaction of this origin only brings what the database has. */
export const isLoading = (origin: unknown): boolean => origin === LOADING;

const TIMES: Times = { openLimitMs: 8_000, retryMs: 4_000 };

/** Opens the database `name` and keeps `doc` in it from then on. */
export function openStorage(
  name: string,
  doc: Y.Doc,
  onstate: (state: StorageState) => void,
  times: Times = TIMES,
): DeviceStorage {
  return new DeviceStorage(name, doc, onstate, times);
}

export class DeviceStorage {
  /** Settles always: when what was kept is in the document, or when it turned out that nothing can be kept. */
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
    // With a listener for updates Yjs encodes every transaction, and opening is one with everything
    // in it. So the listener comes with the first transaction that is not the opening.
    doc.on('beforeTransaction', this.#listenToOthers);
    this.loaded = this.#loadWithin(times.openLimitMs, name);
  }

  get state(): StorageState {
    return this.#state.now;
  }

  /** Rows that could not be read; they are set aside in the database. */
  get broken(): number {
    return this.#broken;
  }

  /** Resolves with true once everything written so far is committed, false when it cannot be. */
  flush(): Promise<boolean> {
    return this.#state.settled();
  }

  /** Bytes that `keepBeside` kept under this name, once loaded. */
  async readBeside(name: string): Promise<Uint8Array | undefined> {
    try {
      return this.#database ? await readBeside(this.#database.connection, name) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keeps bytes that can be done without; nobody hears when it fails. */
  keepBeside(name: string, bytes: Uint8Array): void {
    try {
      if (this.#database && !this.#isClosed) writeBeside(this.#database.connection, name, bytes);
    } catch {
      // The database is gone; the next visit learns it all again.
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

  /** Whether a transaction of this origin only brings what the database has. */
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

/** Removes a database from this device. */
export function eraseStorage(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    // Another tab still has it open; the browser deletes it once that one is gone.
    request.onblocked = () => resolve();
    request.onerror = () =>
      reject(request.error ?? new Error('The database could not be deleted.'));
  });
}
