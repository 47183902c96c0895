/**
 * The entries of a collection's root map, however they are stored: a `Y.Map` or a plain object under
 * each id, or `<id>.<field>` for each field of what several people may create at the same time
 * (DOC-16).
 */
import * as Y from 'yjs';
import type { CollectionShape } from './collection.ts';
import { rootOf } from './document.ts';

type Stored = Pick<CollectionShape, 'name' | 'storage'>;

/** What is stored under each id, as `parseEntry` takes it. */
export interface RawEntries {
  has(id: string): boolean;
  get(id: string): unknown;
  keys(): Iterable<string>;
}

/** Between the id and the field; an id that is derived has none, and ours never do. */
const BETWEEN = '.';

/**
 * Before a field's first value in a record whose id is derived. Whoever brings it into being writes
 * the same ones, so they may not replace what somebody else has changed in the meantime.
 */
const FIRST = 'first:';

/** One pass over the root map if the collection is `flat`, so keep it while reading several. */
export function rawEntries(doc: Y.Doc, collection: Stored): RawEntries {
  const root = rootOf(doc, collection);
  if (collection.storage !== 'flat') return root;
  const entries = new Map<string, unknown>();
  for (const [key, value] of root) {
    const [id, field] = partsOf(key);
    const entry = entries.get(id);
    if (field === null) entries.set(id, entry ?? value);
    else if (entry instanceof Map) putField(entry as Map<string, unknown>, field, value);
    else entries.set(id, putField(new Map(), field, value));
  }
  return entries;
}

/** A first value counts only where the field has no other, not even `null`. */
function putField(
  entry: Map<string, unknown>,
  field: string,
  value: unknown,
): Map<string, unknown> {
  const name = nameOf(field);
  return name === field || !entry.has(name) ? entry.set(name, value) : entry;
}

/** The id of the entry that a key of the root map belongs to. */
export function idOfKey({ storage }: Pick<Stored, 'storage'>, key: string): string {
  return storage === 'flat' ? partsOf(key)[0] : key;
}

/** For each entry, the item that holds it: of several, the first by its Yjs id. Without deleted ones. */
export function itemsOf(doc: Y.Doc, collection: Stored): ReadonlyMap<string, Y.Item> {
  const items = new Map<string, Y.Item>();
  for (const [key, item] of rootOf(doc, collection)._map) {
    if (item.deleted) continue;
    const id = idOfKey(collection, key);
    const known = items.get(id);
    if (known === undefined || isBefore(item, known)) items.set(id, item);
  }
  return items;
}

/** One entry, to be changed within a transaction. */
export interface Entry {
  get(field: string): unknown;
  has(field: string): boolean;
  keys(): Iterable<string>;
  /** Sets all of these; `null` removes one. A plain object is replaced once for all of them. */
  put(fields: Readonly<Record<string, unknown>>): void;
}

/** `undefined` if there is none, or something is stored that isn't an entry. */
export function entryAt(doc: Y.Doc, collection: Stored, id: string): Entry | undefined {
  const root = rootOf(doc, collection);
  if (collection.storage === 'flat') {
    const fields = fieldsOf(root, id);
    return fields.length === 0 ? undefined : flatEntry(root, id);
  }
  const raw = root.get(id);
  if (raw instanceof Y.Map) return collection.storage === 'fields' ? mapEntry(raw) : undefined;
  const isValue = typeof raw === 'object' && raw !== null && !(raw instanceof Y.AbstractType);
  return isValue && collection.storage === 'value' ? valueEntry(root, id) : undefined;
}

/**
 * Stores a new entry. A flat one keeps what somebody else has already put there; where its id
 * `isDerived`, it also keeps what somebody else puts there at the same time.
 */
export function createEntry(
  doc: Y.Doc,
  collection: Stored,
  id: string,
  fields: Iterable<readonly [field: string, value: unknown]>,
  isDerived = false,
): void {
  const root = rootOf(doc, collection);
  const before = isDerived ? FIRST : '';
  if (collection.storage === 'fields') root.set(id, new Y.Map(fields));
  else if (collection.storage === 'value') root.set(id, Object.fromEntries(fields));
  else for (const [field, value] of fields) root.set(keyOf(id, before + field), value);
}

/** The keys of the root map that each entry takes up: one pass, for as many entries as are asked for. */
export function keysOfEntries(doc: Y.Doc, collection: Stored): (id: string) => readonly string[] {
  if (collection.storage !== 'flat') return (id) => [id];
  const keys = new Map<string, string[]>();
  for (const key of rootOf(doc, collection).keys()) {
    const id = idOfKey(collection, key);
    const known = keys.get(id);
    if (known === undefined) keys.set(id, [key]);
    else known.push(key);
  }
  return (id) => keys.get(id) ?? [];
}

/** Which entries a device had, wholly or in part, by its state vector. */
export function knownIn(
  doc: Y.Doc,
  collection: Stored,
  known: ReadonlyMap<number, number>,
): ReadonlySet<string> {
  const ids = new Set<string>();
  if (known.size === 0) return ids;
  for (const [key, { deleted, id }] of rootOf(doc, collection)._map)
    if (!deleted && id.clock < (known.get(id.client) ?? 0)) ids.add(idOfKey(collection, key));
  return ids;
}

/** The entries that more than one Yjs client has written to; only flat ones can be. */
export function sharedEntries(doc: Y.Doc, collection: Stored): ReadonlySet<string> {
  const shared = new Set<string>();
  if (collection.storage !== 'flat') return shared;
  const clients = new Map<string, number>();
  for (const [key, { deleted, id }] of rootOf(doc, collection)._map) {
    if (deleted) continue;
    const entry = idOfKey(collection, key);
    const known = clients.get(entry);
    if (known === undefined) clients.set(entry, id.client);
    else if (known !== id.client) shared.add(entry);
  }
  return shared;
}

function mapEntry(map: Y.Map<unknown>): Entry {
  return {
    get: (field) => map.get(field),
    has: (field) => map.has(field),
    keys: () => map.keys(),
    put: (fields) => putInto(map, Object.entries(fields)),
  };
}

function flatEntry(root: Y.Map<unknown>, id: string): Entry {
  const firstOf = (field: string) => keyOf(id, FIRST + field);
  const get = (field: string) => {
    const key = keyOf(id, field);
    return root.has(key) ? root.get(key) : root.get(firstOf(field));
  };
  return {
    get,
    has: (field) => (get(field) ?? null) !== null,
    keys: () => new Set(fieldsOf(root, id).map(nameOf)),
    put: (fields) => {
      for (const [field, value] of Object.entries(fields)) {
        // Nothing, where there was a first value, has to be said.
        if (value === null && root.has(firstOf(field))) root.set(keyOf(id, field), null);
        else putInto(root, [[keyOf(id, field), value]]);
      }
    },
  };
}

function putInto(map: Y.Map<unknown>, fields: readonly (readonly [string, unknown])[]): void {
  for (const [key, value] of fields) {
    if (value === null) map.delete(key);
    else map.set(key, value);
  }
}

/** A plain object is replaced as a whole, since only its author changes it (DOC-15). */
function valueEntry(root: Y.Map<unknown>, id: string): Entry {
  const now = () => root.get(id) as Readonly<Record<string, unknown>>;
  return {
    get: (field) => (Object.hasOwn(now(), field) ? now()[field] : undefined),
    has: (field) => Object.hasOwn(now(), field),
    keys: () => Object.keys(now()),
    put: (fields) => {
      const removed = new Set(Object.keys(fields).filter((field) => fields[field] === null));
      const all = Object.entries({ ...now(), ...fields });
      root.set(id, Object.fromEntries(all.filter(([field]) => !removed.has(field))));
    },
  };
}

const keyOf = (id: string, field: string) => `${id}${BETWEEN}${field}`;

/** The field it is a value of: the first one of a derived entry has a key of its own. */
export const nameOf = (field: string) =>
  field.startsWith(FIRST) ? field.slice(FIRST.length) : field;

/** `field` is null for a key that no version writes. */
export function partsOf(key: string): [id: string, field: string | null] {
  const at = key.indexOf(BETWEEN);
  return at === -1 ? [key, null] : [key.slice(0, at), key.slice(at + BETWEEN.length)];
}

function fieldsOf(root: Y.Map<unknown>, id: string): string[] {
  const start = keyOf(id, '');
  return [...root.keys()].flatMap((key) =>
    key.startsWith(start) ? [key.slice(start.length)] : [],
  );
}

function isBefore({ id: a }: Y.Item, { id: b }: Y.Item): boolean {
  return a.client < b.client || (a.client === b.client && a.clock < b.clock);
}

/**
 * True if the entry arrived after `seen`, the state vector of an earlier visit. What is new is
 * decided by what had arrived, never by comparing clocks (DOC-10).
 */
export function arrivedSince(
  doc: Y.Doc,
  collection: Stored,
  id: string,
  seen: ReadonlyMap<number, number>,
): boolean {
  const item =
    collection.storage === 'flat'
      ? itemsOf(doc, collection).get(id)
      : rootOf(doc, collection)._map.get(id);
  return item !== undefined && item.id.clock >= (seen.get(item.id.client) ?? 0);
}
