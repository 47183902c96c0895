/** The rows of y-indexeddb's format, read so that one broken row costs only itself. */
import { ANY_CONTENT, scanUpdate } from '@cairn/scanner';
import * as Y from 'yjs';

export const UPDATES = 'updates';
/** y-indexeddb's place for whatever an application keeps beside the document. */
const CUSTOM = 'custom';

/** A request as a promise. @throws the request's DOMException. */
export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The request failed.'));
  });
}

/**
 * Applies every row to `doc` in one transaction of `origin`. A row that is not an update is set
 * aside in the database, where a later version may be able to read it; `broken` counts those there.
 * `next` is the key that the next row will at least have.
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

/** What was kept beside the document under `name`; `undefined` when it is not there or not bytes. @throws the request's DOMException. */
export async function readBeside(db: IDBDatabase, name: string): Promise<Uint8Array | undefined> {
  const reading = db.transaction([CUSTOM], 'readonly').objectStore(CUSTOM);
  const kept: unknown = await settled(reading.get(name));
  return kept instanceof Uint8Array ? kept : undefined;
}

/** Keeps bytes beside the document under `name`, or doesn't: only what can be done without goes there. */
export function writeBeside(db: IDBDatabase, name: string, bytes: Uint8Array): void {
  db.transaction([CUSTOM], 'readwrite').objectStore(CUSTOM).put(bytes, name);
}

const BROKEN_ROWS = IDBKeyRange.bound('broken/', 'broken0');

/** Compacting deletes what it has read, so a broken row must not stay among the others. */
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
 * Opens the database, made as y-indexeddb makes it when it is not there; `empty` when it was not.
 * @throws when it does not open.
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
