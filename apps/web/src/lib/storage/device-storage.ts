/** Keeps a document in IndexedDB in y-indexeddb's format, and says so truthfully: its own writes are fire-and-forget. */
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import * as Y from 'yjs';
import { connect, loadRows, readBeside, UPDATES, writeBeside } from './rows.ts';

export type StorageFailure = 'unavailable' | 'full' | 'lost';

export type StorageState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly reason: StorageFailure };

export interface DeviceStorage {
  /** Settles always: when what was kept is in the document, or when it turned out that nothing can be kept. */
  readonly loaded: Promise<void>;
  readonly state: StorageState;
  /** Rows that could not be read; they are set aside in the database. */
  readonly broken: number;
  /** Resolves with true once everything written so far is committed, false when it cannot be. */
  flush(): Promise<boolean>;
  /** Bytes that `keepBeside` kept under this name, once loaded. */
  readBeside(name: string): Promise<Uint8Array | undefined>;
  /** Keeps bytes that can be done without; nobody hears when it fails. */
  keepBeside(name: string, bytes: Uint8Array): void;
  close(): Promise<void>;
}

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
  let persistence: IndexeddbPersistence | null = null;
  let state: StorageState = { kind: 'opening' };
  let queue: Uint8Array[] = [];
  let writing = false;
  let rows = 0;
  let broken = 0;
  let ready = false;
  let closed = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let waiters: ((ok: boolean) => void)[] = [];

  const become = (next: StorageState) => {
    state = next;
    onstate(next);
    if (next.kind === 'saved' || next.kind === 'failed') {
      const settled = waiters;
      waiters = [];
      for (const settle of settled) settle(next.kind === 'saved');
    }
  };

  const write = () => {
    if (writing || queue.length === 0 || !ready || closed) return;
    clearTimeout(retry);
    const batch = queue;
    queue = [];
    writing = true;
    const refused = (error: unknown) => {
      writing = false;
      queue = [...batch, ...queue];
      if (closed) return;
      become({ kind: 'failed', reason: reasonOf(error) });
      retry = setTimeout(() => void reopen().then(write), times.retryMs);
    };
    try {
      const transaction = connection().transaction([UPDATES], 'readwrite', {
        durability: 'strict',
      });
      for (const update of batch) transaction.objectStore(UPDATES).add(update);
      transaction.oncomplete = () => {
        writing = false;
        rows += batch.length;
        if (queue.length > 0) write();
        else become({ kind: 'saved' });
        if (rows >= PREFERRED_TRIM_SIZE) compact();
      };
      transaction.onabort = () => refused(transaction.error);
    } catch (error) {
      refused(error);
    }
  };

  const connection = (): IDBDatabase => {
    if (!persistence?.db) throw new DOMException('closed', 'InvalidStateError');
    return persistence.db;
  };

  /** Every row becomes one. What fails here is tried again when as many rows have gathered again. */
  const compact = () => {
    rows = 0;
    if (persistence) storeState(persistence, true).catch(() => {});
  };

  /** A connection the browser closed under us is replaced; one that still works stays. */
  const reopen = async () => {
    try {
      connection().transaction([UPDATES], 'readonly').abort();
    } catch {
      const found = await connect(name).catch(() => null);
      if (!found || !persistence) return;
      persistence.db = found.db;
      // The browser threw the rows away with the connection; the document still has it all.
      if (found.empty) queue = [Y.encodeStateAsUpdate(doc)];
    }
  };

  /** Whether a transaction only brings what the database has. */
  const isStored = (origin: unknown) =>
    isLoading(origin) || (persistence !== null && origin === persistence);

  const keep = (update: Uint8Array, origin: unknown) => {
    if (isStored(origin)) return;
    queue.push(update);
    if (state.kind === 'saved') become({ kind: 'saving' });
    write();
  };
  // With a listener for updates Yjs encodes every transaction, and opening is one with everything
  // in it. So the listener comes with the first transaction that is not the opening.
  const listenToOthers = ({ origin }: Y.Transaction) => {
    if (isStored(origin)) return;
    doc.off('beforeTransaction', listenToOthers);
    doc.on('update', keep);
  };
  doc.on('beforeTransaction', listenToOthers);

  const load = async () => {
    // A database that does not open is an unhandled rejection inside y-indexeddb, so it gets one that has.
    (await connect(name)).db.close();
    if (closed) return;
    persistence = await adopt(name);
    const found = await loadRows(connection(), doc, LOADING);
    ({ broken, rows } = found);
    // Its own look at the rows came before ours and is over.
    persistence.doc = doc;
    persistence._dbref = found.next;
    persistence._destroyed = false;
    ready = true;
    become({ kind: queue.length > 0 ? 'saving' : 'saved' });
    write();
  };

  const loaded = new Promise<void>((resolve) => {
    const fail = () => {
      if (state.kind === 'opening') become({ kind: 'failed', reason: 'unavailable' });
      resolve();
    };
    const limit = setTimeout(fail, times.openLimitMs);
    load()
      .catch(fail)
      .finally(() => {
        clearTimeout(limit);
        resolve();
      });
  });

  return {
    loaded,
    get state() {
      return state;
    },
    get broken() {
      return broken;
    },
    flush() {
      if (state.kind === 'saved') return Promise.resolve(true);
      if (state.kind === 'failed') return Promise.resolve(false);
      return new Promise((resolve) => waiters.push(resolve));
    },
    readBeside: async (name) => {
      try {
        return await readBeside(connection(), name);
      } catch {
        return undefined;
      }
    },
    keepBeside(name, bytes) {
      try {
        if (ready && !closed) writeBeside(connection(), name, bytes);
      } catch {
        // The database is gone; the next visit learns it all again.
      }
    },
    async close() {
      clearTimeout(retry);
      if (state.kind === 'saving') await this.flush();
      closed = true;
      doc.off('beforeTransaction', listenToOthers);
      doc.off('update', keep);
      await persistence?.destroy();
    },
  };
}

/**
 * y-indexeddb on an open database, with nothing read: it gives up the whole load for one broken
 * row, so the rows are read by `loadRows`. What it does is to keep the format and to make one row
 * of many.
 */
async function adopt(name: string): Promise<IndexeddbPersistence> {
  const persistence = new IndexeddbPersistence(name, new Y.Doc());
  persistence.doc.off('update', persistence._storeUpdate);
  // Both keep it from applying rows and from adding an empty one.
  persistence._dbref = Number.MAX_SAFE_INTEGER;
  persistence._destroyed = true;
  await persistence._db;
  return persistence;
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

function reasonOf(error: unknown): StorageFailure {
  const name = error instanceof DOMException ? error.name : '';
  return name === 'QuotaExceededError' ? 'full' : 'lost';
}
