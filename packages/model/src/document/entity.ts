/** What all records have in common, and how a raw entry is read, whatever it contains (DOC-7). */
import * as Y from 'yjs';
import { type Day, parseDay } from '../shared/days.ts';
import { type Id, LONGEST_ID_CHARACTERS, type PersonId } from '../shared/ids.ts';
import { FIRST_ORDER, isOrder } from '../shared/order.ts';
import { beginningOf, isBeginning, oneLine, readText } from '../shared/texts.ts';

export type Scalar = string | number | boolean | null;

/**
 * The fields that every record has. Times are milliseconds since 1970 by the writer's clock, for
 * display only (DOC-10).
 */
export interface Entity<I extends string = string> {
  readonly id: I;
  readonly createdBy: PersonId | null;
  readonly createdAt: number;
  readonly deletedAt: number | null;
  readonly deletedBy: PersonId | null;
}

/** How many members of one set are read: owners, meetings. */
const MOST_MEMBERS = 100;

const END_OF_TIME_MS = Date.UTC(9999, 0, 1);

/** Caught by `parseEntry`, which sets the entry aside with this reason. */
export class Unreadable extends Error {}

/** What a `Y.Map` and a `Map` have in common. */
export interface ReadableFields {
  get(field: string): unknown;
  keys(): Iterable<string>;
}

/**
 * Reads one raw entry field by field. A field of an unexpected type gives its default; if an
 * essential one is broken, the entry is set aside.
 */
export class Reader {
  readonly #get: (field: string) => unknown;
  readonly #fields: () => Iterable<string>;
  /** Listed once for all sets of the record. */
  #names: readonly string[] | undefined;

  constructor(raw: ReadableFields | Readonly<Record<string, unknown>>) {
    if (isReadable(raw)) {
      this.#get = (field) => raw.get(field);
      this.#fields = () => raw.keys();
    } else {
      this.#get = (field) => (Object.hasOwn(raw, field) ? raw[field] : undefined);
      this.#fields = () => Object.keys(raw);
    }
  }

  /**
   * A shared one-line text. It is created with the record, so one that is missing or of another
   * type is damage.
   */
  text(field: string): string {
    const raw = this.#get(field);
    if (raw instanceof Y.Text) return readText(raw);
    throw new Unreadable(`${field} is not a text`);
  }

  /**
   * A one-line text added by a later version: a shared text on records made since, a plain string
   * on older ones (if two people each added a shared text, one side's letters would be lost,
   * DOC-1).
   */
  line(field: string): string {
    const raw = this.#get(field);
    if (raw instanceof Y.Text) return readText(raw);
    if (typeof raw !== 'string') return '';
    // Making it one line may shorten it, and it must still be recognised as a beginning.
    return isBeginning(raw) ? beginningOf(raw).replace(/[\r\n\u2028\u2029]/g, ' ') : oneLine(raw);
  }

  string(field: string, fallback = ''): string {
    const raw = this.#get(field);
    return typeof raw === 'string' ? beginningOf(raw) : fallback;
  }

  number(field: string): number | null {
    const raw = this.#get(field);
    return typeof raw === 'number' && Number.isFinite(raw) ? raw : null;
  }

  /** A whole number from `least` to `most`; `null` for anything else. */
  whole(field: string, least: number, most: number): number | null {
    const raw = this.number(field);
    return raw !== null && Number.isInteger(raw) && raw >= least && raw <= most ? raw : null;
  }

  /** True for `true` alone. */
  flag(field: string): boolean {
    return this.#get(field) === true;
  }

  time(field: string): number | null {
    return readTime(this.#get(field));
  }

  day(field: string): Day | null {
    return parseDay(this.#get(field));
  }

  id<I extends Id<string>>(field: string): I | null {
    const raw = this.#get(field);
    return isId(raw) ? (raw as I) : null;
  }

  requiredId<I extends Id<string>>(field: string): I {
    const id = this.id<I>(field);
    if (id === null) throw new Unreadable(`${field} is missing`);
    return id;
  }

  oneOf<const Choice extends string>(
    field: string,
    choices: readonly Choice[],
    fallback: NoInfer<Choice>,
  ): Choice {
    const raw = this.#get(field);
    return choices.find((choice) => choice === raw) ?? fallback;
  }

  order(): string {
    return this.place('order') ?? FIRST_ORDER;
  }

  /** A fractional index that may be missing: the place in a list that not every record is on. */
  place(field: string): string | null {
    const raw = this.#get(field);
    return isOrder(raw) ? raw : null;
  }

  /** What is stored under `<prefix>:<key>`, each with its key, sorted by key; at most the first `most`. */
  keyed(prefix: string, most?: number): [key: string, raw: unknown][] {
    this.#names ??= [...this.#fields()];
    return keysUnder(prefix, this.#names, most).map((field) => [
      field.slice(prefix.length + 1),
      this.#get(field),
    ]);
  }

  entity<I extends string>(id: I): Entity<I> {
    return {
      id,
      createdBy: this.id<PersonId>('createdBy'),
      createdAt: this.time('createdAt') ?? 0,
      deletedAt: this.time('deletedAt'),
      deletedBy: this.id<PersonId>('deletedBy'),
    };
  }
}

/** Not by its methods: a plain object may have anything under these names. */
function isReadable(raw: object): raw is ReadableFields {
  return raw instanceof Y.Map || raw instanceof Map;
}

/** Milliseconds since 1970, up to the year 9999; showing a date far beyond that would throw. */
export function readTime(raw: unknown): number | null {
  return typeof raw === 'number' && raw >= 0 && raw < END_OF_TIME_MS ? raw : null;
}

/**
 * A time later than all `others`, whatever this device's clock says (DOC-10). Somebody may have
 * written the last one that is read: then it is that, as a later one would be lost.
 */
export function timeAfter(now: number, others: Iterable<number>): number {
  let after = now;
  for (const other of others) if (other >= after) after = other + 1;
  return Math.min(after, END_OF_TIME_MS - 1);
}

/** The fields called `<prefix>:<key>`, sorted; at most the first `most`. */
export function keysUnder(prefix: string, fields: Iterable<string>, most = MOST_MEMBERS): string[] {
  const start = `${prefix}:`;
  const keys: string[] = [];
  for (const field of fields) {
    if (field.startsWith(start) && field.length <= start.length + LONGEST_ID_CHARACTERS)
      keys.push(field);
  }
  return keys.sort().slice(0, most);
}

/**
 * Ids stand in addresses, and these are the letters of ours. With others (`../..`, `x?safe`) whoever
 * made one up could lead a click anywhere.
 */
const ID = /^[\w@~-]+$/;

export function isId(raw: unknown): raw is string {
  return typeof raw === 'string' && raw.length <= LONGEST_ID_CHARACTERS && ID.test(raw);
}
