/**
 * What a collection declares about each field: how it is read, whatever is stored (DOC-7), what
 * values it takes, and how `docs/document-rules.md` describes it. The record's type follows from
 * these.
 */
import * as Y from 'yjs';
import { type DayOrMonth, parseDayOrMonth } from '../shared/day-or-month.ts';
import { type Day, parseDay } from '../shared/days.ts';
import type { Id, PersonId } from '../shared/ids.ts';
import { isId, type Reader, type Scalar } from './entity.ts';

/**
 * How a field is changed: `scalar`, `words` and `order` with `edit.set`, `words` also with
 * `edit.words`, `text` with `edit.text`, `order` also with `edit.move`, `keys` with `edit.put`;
 * `whole` never.
 */
export type Kept = 'scalar' | 'words' | 'order' | 'text' | 'keys' | 'whole';

/** `Read` is what a record has; `Value` is what it can be given, including `undefined` if it is optional. */
export interface Field<Read, Value, Way extends Kept> {
  readonly kept: Way;
  /** How the table in the document describes it, such as `day`. */
  readonly says: string;
  /** The keys it is stored under, if they aren't its own name: `owner:<person>`. */
  readonly keys?: readonly string[];
  read(from: Reader, name: string): Read;
  /** What is stored for its first value. */
  first(name: string, value: Value): readonly Stored[];
}

export type Stored = readonly [key: string, value: Scalar | Y.Text];

/** A set or a table stored as flat keys, `<prefix>:<key>` (DOC-2). */
export interface KeyedField<Read, Key extends string, Value extends Scalar> extends Field<
  Read,
  readonly Key[] | undefined,
  'keys'
> {
  readonly prefix: string;
  /** How many of them are read; by default as many as a set may have members. */
  readonly most?: number | undefined;
  /** Only for the compiler. */
  readonly holds?: (key: Key) => Value;
}

export type Fields = Readonly<Record<string, Field<unknown, never, Kept>>>;

/** The values that a record has for its fields. */
export type ValuesOf<F extends Fields> = {
  readonly [Name in keyof F]: ReturnType<F[Name]['read']>;
};

/** The names of the fields that are changed in one of these ways. */
export type NamesOf<F extends Fields, Way extends Kept> = {
  [Name in keyof F]: F[Name]['kept'] extends Way ? Name : never;
}[keyof F] &
  string;

/** What a field can be given. */
export type ValueOf<F> = F extends { first(name: string, value: infer Value): unknown }
  ? Value
  : never;
export type KeyOf<F> = F extends KeyedField<unknown, infer Key, infer _Value> ? Key : never;
export type KeyedValueOf<F> =
  F extends KeyedField<unknown, infer _Key, infer Value> ? Value : never;

/** What a record is made with: texts as plain strings, sets as lists. */
export type FirstValues<F extends Fields> = {
  readonly [Name in keyof F as undefined extends ValueOf<F[Name]> ? never : Name]: ValueOf<F[Name]>;
} & {
  readonly [Name in keyof F as undefined extends ValueOf<F[Name]> ? Name : never]?: ValueOf<
    F[Name]
  >;
};

type Optional<Value> = Value | null | undefined;
type ScalarField<Read, Value extends Scalar> = Field<Read, Optional<Value>, 'scalar'>;
type TextField = Field<string, string | undefined, 'text'>;

/** A shared one-line text. Without it the record can't be read. */
export function text(): TextField {
  return sharedText('text', (from, name) => from.text(name));
}

/** A shared one-line text added by a later version; on older records it is a plain string. */
export function line(): TextField {
  return sharedText('line', (from, name) => from.line(name));
}

/**
 * Created with the record even if nothing is given: creating it later would lose one side's letters
 * (DOC-1).
 */
function sharedText(says: string, read: TextField['read']): TextField {
  const first = (name: string, words = ''): Stored[] => [[name, new Y.Text(words)]];
  return { kept: 'text', says, read, first };
}

/** A plain string, `''` if there is none. If two people change it at the same time, one value wins. */
export function words(): Field<string, Optional<string>, 'words'> {
  return { kept: 'words', says: '', read: (from, name) => from.string(name), first: scalarFirst };
}

export function number(): ScalarField<number | null, number>;
export function number<Read>(read: (raw: number | null) => Read): ScalarField<Read, number>;
export function number(read = (raw: number | null): unknown => raw): ScalarField<unknown, number> {
  return scalar('number', (from, name) => read(from.number(name)));
}

/** A whole number from `least` to `most`. */
export function whole<N extends number = number>(
  least: number,
  most: number,
): ScalarField<N | null, N> {
  return scalar(
    `${String(least)} to ${String(most)}`,
    (from, name) => from.whole(name, least, most) as N | null,
  );
}

/** Stored as `true`, and not at all while it is false. */
export function flag(): ScalarField<boolean, true> {
  return scalar('true or nothing', (from, name) => from.flag(name));
}

/** Milliseconds since 1970 by the writer's clock. */
export function time(): ScalarField<number | null, number> {
  return scalar('time', (from, name) => from.time(name));
}

export function day(): ScalarField<Day | null, Day> {
  return scalar('day', (from, name) => from.day(name));
}

/** A day, or a month where nobody knows the day. */
export function dayOrMonth(): ScalarField<DayOrMonth | null, DayOrMonth> {
  return scalar('day or month', (from, name) => parseDayOrMonth(from.string(name)));
}

export function id<I extends Id<string>>(): ScalarField<I | null, I> {
  return scalar('', (from, name) => from.id<I>(name));
}

/** An id without which the record can't be read. */
export function requiredId<I extends Id<string>>(): Field<I, I, 'scalar'> {
  return scalar<I, I, I>('required', (from, name) => from.requiredId<I>(name));
}

/** A person; by default the record's author. */
export function personOrAuthor(): ScalarField<PersonId | null, PersonId> {
  return scalar('else its author', (from, name) => from.id(name) ?? from.id('createdBy'));
}

export function oneOf<const Choice extends string>(
  choices: readonly Choice[],
  fallback: NoInfer<Choice>,
): ScalarField<Choice, Choice> {
  return scalar(choices.join(', '), (from, name) => from.oneOf(name, choices, fallback));
}

/** A fractional index (DOC-4). */
export function order(): Field<string, string | undefined, 'order'> {
  const read = (from: Reader) => from.order();
  return { kept: 'order', says: '', read, first: scalarFirst };
}

/** A fractional index in a list that not every record is on. */
export function place(): Field<string | null, Optional<string>, 'order'> {
  return { kept: 'order', says: '', read: (from, name) => from.place(name), first: scalarFirst };
}

/** A set of ids: `members('owner:<person>')` stores `owner:<id>` = true for each. */
export function members<I extends Id<string>>(keys: string): KeyedField<readonly I[], I, true> {
  return keyed(keys, (entries) =>
    entries.flatMap(([key, raw]) => (raw === true && isId(key) ? key : [])),
  );
}

/** A set of words, such as tags. */
export function labels(keys: string): KeyedField<readonly string[], string, true> {
  return keyed(keys, (entries) => entries.flatMap(([key, raw]) => (raw === true ? key : [])));
}

/** A set of days, of which at most `most` are read. */
export function days(keys: string, most: number): KeyedField<readonly Day[], Day, true> {
  return keyed(
    keys,
    (entries) => entries.flatMap(([key, raw]) => (raw === true ? (parseDay(key) ?? []) : [])),
    most,
  );
}

/**
 * What is stored under keys with the same beginning: `keyed('cell:<column>', …)` reads all of
 * `cell:…`, sorted by key.
 */
export function keyed<Read, Key extends string, Value extends Scalar>(
  keys: string,
  read: (entries: readonly (readonly [key: Key, raw: unknown])[]) => Read,
  most?: number,
): KeyedField<Read, Key, Value> {
  const [prefix = ''] = keys.split(':');
  return {
    kept: 'keys',
    says: '',
    keys: [keys],
    prefix,
    most,
    read: (from) => read(from.keyed(prefix, most) as [Key, unknown][]),
    first: (_name, given = []) => given.map((key) => [`${prefix}:${key}`, true]),
  };
}

function scalar<Read, Value extends Scalar, Given = Optional<Value>>(
  says: string,
  read: (from: Reader, name: string) => Read,
): Field<Read, Given, 'scalar'> {
  return { kept: 'scalar', says, read, first: scalarFirst };
}

/** Nothing is stored for a missing value. */
function scalarFirst(name: string, value: unknown): Stored[] {
  return value === undefined || value === null ? [] : [[name, value as Scalar]];
}
