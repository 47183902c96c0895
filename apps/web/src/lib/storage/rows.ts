/** Reads the rows of y-indexeddb's format so that a broken row costs only itself. */
import { ANY_CONTENT, scanUpdate } from '@cairn/scanner';
import * as Y from 'yjs';

export const UPDATES = 'updates';
/** y-indexeddb's store for whatever an application keeps beside the document. */
const CUSTOM = 'custom';

/** The request as a promise. Rejects with its DOMException. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed.'));
  });
}

/**
 * Applies every row to `doc` in one transaction with this origin. Rows that aren't updates are set
 * aside in the database, where a later version may be able to read them; `broken` counts those.
 * `next` is a lower bound for the key of the next row.
 */
export async function loadRows(
  db: IDBDatabase,
  doc: Y.Doc,
  origin: unknown,
): Promise<{ rows: number; broken: number; next: number }> {
  const reading = db.transaction([UPDATES], 'readonly').objectStore(UPDATES);
  const [rows, keys] = await Promise.all([
    settled(reading.getAll()),
    settled(reading.getAllKeys()),
  ]);
  const broken: number[] = [];
  Y.transact(
    doc,
    () => {
      rows.forEach((row: unknown, index) => {
        try {
          if (!(row instanceof Uint8Array) || !scanUpdate(row, { content: ANY_CONTENT }).ok) {
            throw new TypeError('not an update');
          }
          Y.applyUpdate(doc, row);
        } catch {
          broken.push(index);
        }
      });
    },
    origin,
    false,
  );
  if (broken.length > 0) await setAside(db, broken, rows, keys);
  const custom = db.transaction([CUSTOM], 'readonly').objectStore(CUSTOM);
  const next = Number(keys.at(-1) ?? 0) + 1;
  return { next, rows: rows.length, broken: await settled(custom.count(BROKEN_ROWS)) };
}

/**
 * The bytes stored beside the document under `name`; `undefined` if there are none. Rejects with
 * the request's DOMException.
 */
export async function readBeside(db: IDBDatabase, name: string): Promise<Uint8Array | undefined> {
  const reading = db.transaction([CUSTOM], 'readonly').objectStore(CUSTOM);
  const kept: unknown = await settled(reading.get(name));
  return kept instanceof Uint8Array ? kept : undefined;
}

/**
 * Stores bytes beside the document under `name`. Failures aren't reported, so use it only for what
 * can be recomputed.
 */
export function writeBeside(db: IDBDatabase, name: string, bytes: Uint8Array): void {
  db.transaction([CUSTOM], 'readwrite').objectStore(CUSTOM).put(bytes, name);
}

const BROKEN_ROWS = IDBKeyRange.bound('broken/', 'broken0');

/** Compacting deletes the rows it has read, so a broken row mustn't stay among them. */
async function setAside(
  db: IDBDatabase,
  broken: readonly number[],
  rows: readonly unknown[],
  keys: readonly IDBValidKey[],
): Promise<void> {
  const writing = db.transaction([UPDATES, CUSTOM], 'readwrite');
  const done = new Promise<void>((resolve, reject) => {
    writing.oncomplete = () => resolve();
    writing.onabort = () => reject(writing.error ?? new Error('The rows could not be moved.'));
  });
  for (const index of broken) {
    const key = keys[index];
    if (key === undefined) continue;
    writing.objectStore(CUSTOM).put(rows[index], `broken/${Date.now()}/${index}`);
    writing.objectStore(UPDATES).delete(key);
  }
  await done;
}

/**
 * Opens the database, creating it as y-indexeddb would if it doesn't exist; `empty`: it didn't.
 * @throws the DOMException of a database that can't be opened.
 */
export async function connect(name: string): Promise<{ db: IDBDatabase; empty: boolean }> {
  const request = indexedDB.open(name);
  let empty = false;
  request.onupgradeneeded = () => {
    empty = true;
    request.result.createObjectStore(UPDATES, { autoIncrement: true });
    request.result.createObjectStore(CUSTOM);
  };
  const db = await settled(request);
  db.onversionchange = () => db.close();
  return { db, empty };
}
