/** For tests only: whatever a damaged document, or one of another version, may hold where records are expected. */
import fc from 'fast-check';
import * as Y from 'yjs';
import { allCollections } from './collections.ts';

/** Example keys of a set or a table, such as `owner:<person>`. */
const KEYS = ['a', 'b', '2027-03-12', '2027-03-01.4', 'status'];

/** Fields that some collection reads, so that damage hits where it hurts, and some that none does. */
const FIELDS = [
  ...allCollections.flatMap(({ fields }) =>
    Object.entries(fields).flatMap(([name, { keys = [name] }]) =>
      keys.flatMap((key) =>
        key.includes('<') ? KEYS.map((each) => key.replace(/<.*>/, each)) : key,
      ),
    ),
  ),
  ...['createdAt', 'createdBy', 'deletedAt', 'deletedBy'],
  ...['__proto__', 'toString', '', 'addedLater'],
];

/** Yjs accepts only plain objects, and recognises them by their constructor. */
const isPlain = (raw: unknown) =>
  typeof raw !== 'object' || raw === null || Array.isArray(raw) || raw.constructor === Object;

const scalar = fc.oneof(
  fc.jsonValue().filter(isPlain),
  fc.double(),
  fc.constantFrom<unknown>(
    '2027-02-30',
    '2027-03-12',
    'id0',
    'id1',
    'weekly',
    'a0',
    'a',
    'a!',
    'zz',
    'open',
    'done',
    'x/y',
  ),
  fc.constantFrom<unknown>(8.64e15, 1e300, -1, 0, Number.NaN, Infinity, true, null, undefined),
  fc.uint8Array({ maxLength: 8 }),
  fc.base64String({ maxLength: 24 }),
);

/** A thunk, since a shared type can be in only one document. */
const leaf = fc.oneof(
  { weight: 3, arbitrary: scalar.map((value) => () => value) },
  { weight: 2, arbitrary: fc.string().map((text) => () => new Y.Text(text)) },
  fc.constant(() => new Y.Array()),
  fc.constant(() => new Y.Map()),
  fc.constant(() => new Y.XmlText('words')),
  fc.constant(() => new Y.XmlElement('paragraph')),
);

const record = fc
  .dictionary(fc.constantFrom(...FIELDS), leaf, { maxKeys: 14 })
  .map((fields) => () => new Y.Map(Object.entries(fields).map(([key, make]) => [key, make()])));

const value = fc
  .dictionary(fc.constantFrom(...FIELDS), scalar, { maxKeys: 14, noNullPrototype: true })
  .map((fields) => () => fields);

/** What may be stored for one entry: a thunk, to be called in a document. */
export const anyEntry = fc.oneof(
  { weight: 4, arbitrary: record },
  { weight: 3, arbitrary: value },
  leaf,
);
