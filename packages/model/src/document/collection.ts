/**
 * Each kind of record is one declaration: its name, how it is stored, and its fields. Its type and
 * parser follow.
 */
import * as Y from 'yjs';
import type { Id } from '../shared/ids.ts';
import { type Entity, isId, type ReadableFields, Reader, Unreadable } from './entity.ts';
import type { Fields, FirstValues, ValuesOf } from './fields.ts';

/** How a kind of record is stored, without its type. */
export interface CollectionShape {
  /** The name of its root map. */
  readonly name: string;
  /** What one record is called; changes are named after it, as in `goal.rename`. */
  readonly record: string;
  /**
   * `fields`: a `Y.Map` per entry, edited by both people. `value`: one plain object, edited only by
   * its author (DOC-15). `flat`: a key per field, for what several people may create at the same
   * time, under an id without a dot that follows from what it is (DOC-16); without shared texts.
   */
  readonly storage: 'fields' | 'value' | 'flat';
  /**
   * How many entries are read, including those in the bin: several times what two people write in
   * ten years, and no more than a page can handle. The rest stay in the document (`entriesToRead`).
   */
  readonly mostEntries: number;
  /** The fields that are rich texts, stored under `<name>/<id>/<field>` (DOC-3). */
  readonly prose?: readonly string[];
  /** True if the day of the last change is remembered (`touchedDays`), to tell what has gone quiet. */
  readonly remembersTouch?: boolean;
  /** True if a thread can be about one of them. */
  readonly discussed?: boolean;
  readonly fields: Fields;
}

/** A reference to another record, of any kind. */
export interface RecordRef {
  /** As `CollectionShape.record`. */
  readonly record: string;
  readonly id: string;
}

interface OfRecord<T> {
  /** The text it is known by; `''` if it has none of its own. */
  title(record: T): string;
  /** The record it would mean nothing without: when that is deleted for good, this is too. */
  goesWith?(record: T): RecordRef | null;
}

export interface Collection<T extends Entity, F extends Fields = Fields>
  extends CollectionShape, OfRecord<T> {
  readonly fields: F;
  /** @throws {Unreadable} if something essential is missing; use `parseEntry`. */
  parse(id: T['id'], read: Reader): T;
}

/** The type of a collection's records. */
export type RecordOf<C> = C extends { parse(id: never, read: Reader): infer T } ? T : never;
/** The values that a new record of the collection is made with. */
export type FirstOf<C extends CollectionShape> = FirstValues<C['fields']>;

type Declaration<R extends string, F extends Fields> = Omit<
  CollectionShape,
  'record' | 'fields'
> & {
  readonly record: R;
  readonly fields: F;
} & OfRecord<Entity<Id<R>> & ValuesOf<F>>;

/** Declares a kind of record. Its line in `collections.ts` makes it part of the workspace. */
export function collection<R extends string, F extends Fields>(
  declared: Declaration<R, F>,
): Collection<Entity<Id<R>> & ValuesOf<F>, F> {
  const fields = Object.entries(declared.fields);
  // An object that grows key by key becomes a dictionary in V8: four times as large, and slow to
  // read.
  const names = JSON.stringify(Object.fromEntries(fields.map(([name]) => [name, null])));
  const blank = JSON.parse(names) as Record<string, unknown>;
  return {
    ...declared,
    parse(id, read) {
      const record: Record<string, unknown> = { ...blank, ...read.entity(id) };
      for (const [name, field] of fields) record[name] = field.read(read, name);
      return record as Entity<Id<R>> & ValuesOf<F>;
    },
  };
}

export type Parsed<T> =
  { readonly ok: true; readonly record: T } | { readonly ok: false; readonly reason: string };

/**
 * Each reading looks at all fields, which for this many takes a fifth of a second. A task ticked
 * off daily for fifty years has 18,000.
 */
const MOST_FIELDS = 60_000;

/** Reads one entry. Total: whatever is stored gives a record or a reason. */
export function parseEntry<T extends Entity>(
  collection: Collection<T>,
  id: string,
  raw: unknown,
): Parsed<T> {
  try {
    if (!isId(id)) throw new Unreadable('its id isn’t a valid one');
    return {
      ok: true,
      record: collection.parse(id, new Reader(entryBody(collection, raw))),
    };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: error.message };
    throw error;
  }
}

function entryBody(
  { storage }: CollectionShape,
  raw: unknown,
): ReadableFields | Readonly<Record<string, unknown>> {
  if (storage === 'flat') {
    if (!(raw instanceof Map)) throw new Unreadable('it is not a record');
    if (raw.size > MOST_FIELDS) throw new Unreadable('it has too many fields');
    return raw as Map<string, unknown>;
  }
  if (storage === 'fields') {
    if (!(raw instanceof Y.Map)) throw new Unreadable('it is not a record');
    if (raw._map.size > MOST_FIELDS) throw new Unreadable('it has too many fields');
    return raw as Y.Map<unknown>;
  }
  if (
    typeof raw === 'object' &&
    raw !== null &&
    !Array.isArray(raw) &&
    !(raw instanceof Y.AbstractType)
  ) {
    return raw as Readonly<Record<string, unknown>>;
  }
  throw new Unreadable('it is not a value');
}
