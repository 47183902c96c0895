/**
 * Writes a document's updates to its database, one batch at a time; none is dropped before it is
 * committed.
 */
import * as Y from 'yjs';
import { UPDATES } from './rows.ts';
import type { CurrentState, StorageFailure } from './storage-state.ts';
import { type AdoptedDatabase, MANY_ROWS } from './y-indexeddb.ts';

export class WriteQueue {
  readonly #doc: Y.Doc;
  readonly #state: CurrentState;
  readonly #retryMs: number;
  #database: AdoptedDatabase | null = null;
  #waiting: Uint8Array[] = [];
  #isWriting = false;
  #isClosed = false;
  #rows = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(doc: Y.Doc, state: CurrentState, retryMs: number) {
    this.#doc = doc;
    this.#state = state;
    this.#retryMs = retryMs;
  }

  add(update: Uint8Array): void {
    this.#waiting.push(update);
    if (this.#state.now.kind === 'saved') this.#state.become({ kind: 'saving' });
    this.#write();
  }

  /** Starts writing, queued updates first. `rows`: how many the database has already. */
  begin(database: AdoptedDatabase, rows: number): void {
    this.#database = database;
    this.#rows = rows;
    this.#state.become({ kind: this.#waiting.length > 0 ? 'saving' : 'saved' });
    this.#write();
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#retry);
  }

  #write(): void {
    const database = this.#database;
    if (!database || this.#isWriting || this.#waiting.length === 0 || this.#isClosed) return;
    clearTimeout(this.#retry);
    const batch = this.#waiting;
    this.#waiting = [];
    this.#isWriting = true;
    try {
      const transaction = database.connection.transaction([UPDATES], 'readwrite', {
        durability: 'strict',
      });
      for (const update of batch) transaction.objectStore(UPDATES).add(update);
      transaction.oncomplete = () => this.#committed(database, batch.length);
      transaction.onabort = () => this.#refused(database, batch, transaction.error);
    } catch (error) {
      this.#refused(database, batch, error);
    }
  }

  #committed(database: AdoptedDatabase, rows: number): void {
    this.#isWriting = false;
    this.#rows += rows;
    if (this.#waiting.length > 0) this.#write();
    else this.#state.become({ kind: 'saved' });
    if (this.#rows < MANY_ROWS) return;
    // If compacting fails, it is tried again after as many rows.
    this.#rows = 0;
    database.compact().catch(() => {});
  }

  #refused(database: AdoptedDatabase, batch: readonly Uint8Array[], error: unknown): void {
    this.#isWriting = false;
    this.#waiting = [...batch, ...this.#waiting];
    if (this.#isClosed) return;
    this.#state.become({ kind: 'failed', reason: reasonOf(error) });
    this.#retry = setTimeout(() => void this.#tryAgain(database), this.#retryMs);
  }

  async #tryAgain(database: AdoptedDatabase): Promise<void> {
    // If the rows are gone, the document still has everything.
    if (await database.reconnect()) this.#waiting = [Y.encodeStateAsUpdate(this.#doc)];
    this.#write();
  }
}

function reasonOf(error: unknown): StorageFailure {
  const name = error instanceof DOMException ? error.name : '';
  return name === 'QuotaExceededError' ? 'full' : 'lost';
}
