/**
 * What we rely on in y-indexeddb beyond its public interface. If a new version fails here, read its
 * source again.
 */
import { afterEach, expect, test } from 'vitest';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { eraseStorage } from './device-storage.ts';
import { connect, loadRows, settled, UPDATES } from './rows.ts';
import { AdoptedDatabase } from './y-indexeddb.ts';

const NAME = 'cairn/y-indexeddb-test';
const rowsIn = (db: IDBDatabase) =>
  settled(db.transaction([UPDATES]).objectStore(UPDATES).getAll()) as Promise<Uint8Array[]>;
const updateOf = (text: string) => {
  const doc = new Y.Doc();
  doc.getText('t').insert(0, text);
  return Y.encodeStateAsUpdate(doc);
};

async function addRow(db: IDBDatabase, row: Uint8Array): Promise<void> {
  await settled(db.transaction([UPDATES], 'readwrite').objectStore(UPDATES).add(row));
}

afterEach(() => eraseStorage(NAME));

test('its private fields are the ones we know', async () => {
  const doc = new Y.Doc();
  const persistence = new IndexeddbPersistence(NAME, doc);
  const fields = Object.entries(persistence)
    .filter(([name]) => name.startsWith('_') && name !== '_observers')
    .map(([name, value]) => [name, value instanceof Promise ? 'promise' : typeof value]);
  expect(Object.fromEntries(fields)).toEqual({
    _db: 'promise',
    _dbref: 'number',
    _dbsize: 'number',
    _destroyed: 'boolean',
    _storeTimeout: 'number',
    _storeTimeoutId: 'object',
    _storeUpdate: 'function',
  });
  expect(doc._observers.get('update')).toEqual(new Set([persistence._storeUpdate]));
  await persistence.whenSynced;
  await persistence.destroy();
});

test('the database it creates is the one that rows are read from', async () => {
  const doc = new Y.Doc();
  const persistence = new IndexeddbPersistence(NAME, doc);
  await persistence.whenSynced;
  doc.getText('t').insert(0, 'theirs');
  await persistence.destroy();
  const { db, empty } = await connect(NAME);
  const found = new Y.Doc();
  expect(empty).toBe(false);
  expect(await loadRows(db, found, null)).toMatchObject({ broken: 0 });
  expect(found.getText('t').toJSON()).toBe('theirs');
  db.close();
});

test('once adopted, it reads no row, adds none, and stores no edits', async () => {
  const { db } = await connect(NAME);
  const kept = updateOf('kept');
  await addRow(db, kept);
  const adopted = await AdoptedDatabase.open(NAME);
  const doc = new Y.Doc();
  const { next } = await loadRows(adopted.connection, new Y.Doc(), null);
  adopted.holds(doc, next);
  doc.getText('t').insert(0, 'ours');
  expect(await rowsIn(adopted.connection)).toEqual([kept]);
  expect(doc.getText('t').toJSON()).toBe('ours');
  await adopted.close();
  db.close();
});

test('compacting makes one row of everything, including rows added elsewhere, under its own origin', async () => {
  const adopted = await AdoptedDatabase.open(NAME);
  const doc = new Y.Doc();
  Y.applyUpdate(doc, updateOf('one'));
  await addRow(adopted.connection, Y.encodeStateAsUpdate(doc));
  const { next } = await loadRows(adopted.connection, new Y.Doc(), null);
  adopted.holds(doc, next);
  await addRow(adopted.connection, updateOf('two'));
  const origins: unknown[] = [];
  doc.on('update', (_update, origin) => origins.push(origin));
  await adopted.compact();
  await expect.poll(async () => (await rowsIn(adopted.connection)).length).toBe(1);
  expect(origins.map((origin) => adopted.isOrigin(origin))).toEqual([true]);
  const [row] = await rowsIn(adopted.connection);
  const read = new Y.Doc();
  if (row) Y.applyUpdate(read, row);
  expect(read.getText('t').toJSON()).toBe(doc.getText('t').toJSON());
  expect(['onetwo', 'twoone']).toContain(doc.getText('t').toJSON());
  await adopted.close();
});

test('closing it releases the database', async () => {
  const adopted = await AdoptedDatabase.open(NAME);
  const { connection } = adopted;
  await adopted.close();
  expect(() => connection.transaction([UPDATES])).toThrow('closing');
});

test('a connection that was closed underneath is replaced, and it is known whether the rows are gone', async () => {
  const adopted = await AdoptedDatabase.open(NAME);
  expect(await adopted.reconnect()).toBe(false);
  adopted.connection.close();
  expect(await adopted.reconnect()).toBe(false);
  expect(await rowsIn(adopted.connection)).toEqual([]);
  adopted.connection.close();
  await eraseStorage(NAME);
  expect(await adopted.reconnect()).toBe(true);
  adopted.connection.close();
});
