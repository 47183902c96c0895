import { afterEach, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { type DeviceStorage, eraseStorage, openStorage } from './device-storage.ts';
import { connect, UPDATES } from './rows.ts';

const NAME = 'cairn/storage-test';
let opened: DeviceStorage[] = [];

function open(doc: Y.Doc, states: string[] = []): DeviceStorage {
  const storage = openStorage(
    NAME,
    doc,
    (state) => states.push(state.kind === 'failed' ? state.reason : state.kind),
    { openLimitMs: 500, retryMs: 20 },
  );
  opened.push(storage);
  return storage;
}

async function kept(): Promise<{ text: string; broken: number }> {
  const doc = new Y.Doc();
  const storage = open(doc);
  await storage.loaded;
  return { text: doc.getText('t').toJSON(), broken: storage.broken };
}

/** Adds a row as another program might have left it. */
async function addRow(row: unknown): Promise<void> {
  const { db } = await connect(NAME);
  const transaction = db.transaction([UPDATES], 'readwrite', { durability: 'strict' });
  transaction.objectStore(UPDATES).add(row);
  await new Promise((resolve) => (transaction.oncomplete = resolve));
  db.close();
}

afterEach(async () => {
  vi.restoreAllMocks();
  await Promise.all(opened.map((storage) => storage.close()));
  opened = [];
  await eraseStorage(NAME);
});

test('bytes kept beside the document are there again, and are not taken for a row', async () => {
  const storage = open(new Y.Doc());
  await storage.loaded;
  expect(await storage.readBeside('ledger')).toBeUndefined();
  storage.keepBeside('ledger', Uint8Array.of(1, 2));
  storage.keepBeside('ledger', Uint8Array.of(3, 4));
  await storage.close();
  const again = open(new Y.Doc());
  await again.loaded;
  expect(await again.readBeside('ledger')).toEqual(Uint8Array.of(3, 4));
  expect(again.broken).toBe(0);
});

test('what was written is there again, and opening adds no row', async () => {
  const doc = new Y.Doc();
  const storage = open(doc);
  await storage.loaded;
  doc.getText('t').insert(0, 'kept');
  expect(await storage.flush()).toBe(true);
  await storage.close();
  expect(await kept()).toEqual({ text: 'kept', broken: 0 });
  const { db } = await connect(NAME);
  const count = db.transaction([UPDATES]).objectStore(UPDATES).count();
  await expect.poll(() => count.readyState).toBe('done');
  expect(count.result).toBe(1);
  db.close();
});

test('many rows are compacted into one, and nothing is lost', async () => {
  const doc = new Y.Doc();
  const storage = open(doc);
  await storage.loaded;
  for (let index = 0; index < 1_100; index += 1) {
    doc.getText('t').insert(index, 'x');
    if (index % 550 === 549) await storage.flush();
  }
  await storage.flush();
  await storage.close();
  expect((await kept()).text).toHaveLength(1_100);
});

test('F1 a database that does not open is reported, and the document still works', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError');
  });
  const states: string[] = [];
  const doc = new Y.Doc();
  const storage = open(doc, states);
  await storage.loaded;
  expect(states).toEqual(['unavailable']);
  doc.getText('t').insert(0, 'still here');
  expect(await storage.flush()).toBe(false);
});

test('F1 opening that hangs is given up after a while', async () => {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => ({}) as IDBOpenDBRequest);
  const states: string[] = [];
  const storage = open(new Y.Doc(), states);
  await storage.loaded;
  expect(states).toEqual(['unavailable']);
});

test('F2 a full disk is reported, and what could not be written is written once there is space', async () => {
  const doc = new Y.Doc();
  const states: string[] = [];
  const storage = open(doc, states);
  await storage.loaded;
  const full = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  doc.getText('t').insert(0, 'later');
  expect(await storage.flush()).toBe(false);
  expect(states.at(-1)).toBe('full');
  full.mockRestore();
  await expect.poll(() => states.at(-1)).toBe('saved');
  await storage.close();
  expect((await kept()).text).toBe('later');
});

test('F3 rows and a connection lost under a live tab are restored from the document', async () => {
  const doc = new Y.Doc();
  const states: string[] = [];
  const storage = open(doc, states);
  await storage.loaded;
  doc.getText('t').insert(0, 'one');
  await storage.flush();
  // Deleting the database elsewhere closes every connection.
  await eraseStorage(NAME);
  doc.getText('t').insert(3, ' two');
  await expect.poll(() => states).toContain('lost');
  await expect.poll(() => states.at(-1)).toBe('saved');
  await storage.close();
  expect((await kept()).text).toBe('one two');
});

test('F6 a broken row costs only itself and is set aside, once', async () => {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, 'whole');
  const update = Y.encodeStateAsUpdate(doc);
  await addRow(update.slice(0, update.length - 3));
  await addRow('not bytes');
  await addRow(update);
  expect(await kept()).toEqual({ text: 'whole', broken: 2 });
  expect(await kept()).toEqual({ text: 'whole', broken: 2 });
});
