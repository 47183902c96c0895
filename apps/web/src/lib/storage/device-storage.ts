/** Keeps the document in IndexedDB in y-indexeddb's format, and says so truthfully: its own writes are fire-and-forget. */
import { IndexeddbPersistence, PREFERRED_TRIM_SIZE, storeState } from 'y-indexeddb';
import type * as Y from 'yjs';

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
  /** Resolves with true once everything written so far is committed, false when it cannot be. */
  flush(): Promise<boolean>;
  close(): Promise<void>;
}

const OPEN_LIMIT_MS = 8_000;
const RETRY_MS = 4_000;
const STORE = 'updates';

export const databaseName = (key: string): string => `cairn/${key}`;

/** Opens the database of workspace `key` and keeps `doc` in it from then on. */
export function openStorage(
  key: string,
  doc: Y.Doc,
  onstate: (state: StorageState) => void,
): DeviceStorage {
  const persistence = new IndexeddbPersistence(databaseName(key), doc);
  doc.off('update', persistence._storeUpdate);

  let state: StorageState = { kind: 'opening' };
  let queue: Uint8Array[] = [];
  let writing = false;
  let rows = 0;
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
    if (writing || queue.length === 0 || !persistence.synced || closed) return;
    clearTimeout(retry);
    const batch = queue;
    queue = [];
    writing = true;
    const refused = (error: unknown) => {
      writing = false;
      queue = [...batch, ...queue];
      become({ kind: 'failed', reason: reasonOf(error) });
      retry = setTimeout(() => void reopen().then(write), RETRY_MS);
    };
    try {
      if (persistence.db === null) throw new DOMException('closed', 'InvalidStateError');
      const transaction = persistence.db.transaction([STORE], 'readwrite', {
        durability: 'strict',
      });
      for (const update of batch) transaction.objectStore(STORE).add(update);
      transaction.oncomplete = () => {
        writing = false;
        rows += batch.length;
        if (queue.length > 0) write();
        else become({ kind: 'saved' });
        if (rows >= PREFERRED_TRIM_SIZE) {
          rows = 0;
          void storeState(persistence, true);
        }
      };
      transaction.onabort = () => refused(transaction.error);
    } catch (error) {
      refused(error);
    }
  };

  /** A connection the browser closed under us is replaced; one that still works stays. */
  const reopen = async () => {
    try {
      persistence.db?.transaction([STORE], 'readonly').abort();
    } catch {
      persistence.db = await openDatabase(databaseName(key)).catch(() => persistence.db);
    }
  };

  const keep = (update: Uint8Array, origin: unknown) => {
    if (origin === persistence) return;
    queue.push(update);
    if (state.kind === 'saved') become({ kind: 'saving' });
    write();
  };
  // With a listener for updates Yjs encodes every transaction, and opening is one with everything
  // in it. So the listener comes with the first transaction that is not the opening.
  const listen = () => {
    doc.off('beforeTransaction', listenToOthers);
    doc.on('update', keep);
  };
  const listenToOthers = ({ origin }: Y.Transaction) => {
    if (origin !== persistence) listen();
  };
  doc.on('beforeTransaction', listenToOthers);

  const loaded = new Promise<void>((resolve) => {
    const fail = () => {
      if (state.kind === 'opening') become({ kind: 'failed', reason: 'unavailable' });
      resolve();
    };
    const limit = setTimeout(fail, OPEN_LIMIT_MS);
    persistence._db.catch(fail);
    void persistence.whenSynced.then(() => {
      clearTimeout(limit);
      rows = persistence._dbsize;
      become({ kind: queue.length > 0 ? 'saving' : 'saved' });
      write();
      resolve();
    });
  });

  return {
    loaded,
    get state() {
      return state;
    },
    flush() {
      if (state.kind === 'saved') return Promise.resolve(true);
      if (state.kind === 'failed') return Promise.resolve(false);
      return new Promise((resolve) => waiters.push(resolve));
    },
    async close() {
      clearTimeout(retry);
      if (state.kind === 'saving') await this.flush();
      closed = true;
      doc.off('beforeTransaction', listenToOthers);
      doc.off('update', keep);
      await persistence.destroy();
    },
  };
}

/** Removes all that this device keeps of workspace `key`. */
export function eraseStorage(key: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(databaseName(key));
    request.onsuccess = () => resolve();
    // Another tab still has it open; the browser deletes it once that one is gone.
    request.onblocked = () => resolve();
    request.onerror = () =>
      reject(request.error ?? new Error('The database could not be deleted.'));
  });
}

function openDatabase(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database could not be opened.'));
  });
}

function reasonOf(error: unknown): StorageFailure {
  const name = error instanceof DOMException ? error.name : '';
  return name === 'QuotaExceededError' ? 'full' : 'lost';
}
