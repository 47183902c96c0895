/** The one door for edits: a synchronous transaction with a name and a person (DOC-9). */
import * as Y from 'yjs';
import { newId, type Id, type PersonId, type RandomBytes } from '../shared/ids.ts';
import { LONGEST_TEXT_CHARACTERS, isBeginning, spliceText } from '../shared/texts.ts';
import { dayOf } from '../shared/days.ts';
import { isNewer, metaOf, proseName, proseOf, rootOf } from './document.ts';
import type { Collection, CollectionShape, Entity, Scalar } from './entity.ts';
import { touchedOf } from './touched.ts';

/** Who writes, where, and with which clock and randomness. */
export interface Writer {
  readonly doc: Y.Doc;
  readonly person: PersonId;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly random: RandomBytes;
}

export interface EntityRef {
  readonly collection: CollectionShape;
  readonly id: string;
}

/** The origin of a person's own transaction; `History` tracks exactly these. */
export class LocalChange {
  readonly name: string;
  readonly person: PersonId;
  /** Changes with the same name and subject that follow each other quickly are one step of undo. */
  readonly subject: string | null;
  readonly created: EntityRef[] = [];
  /** True when it also changed what was there before: such a change is undone in both ways at once. */
  alsoEdits = false;
  /** False for what undo must leave alone, such as deleting for good. */
  undoable = true;

  constructor(name: string, person: PersonId, subject: string | null) {
    this.name = name;
    this.person = person;
    this.subject = subject;
  }
}

export class ReadOnlyError extends Error {
  readonly code = 'read-only';
  constructor() {
    super('This workspace was written by a newer version of Cairn and is read-only here.');
  }
}

/** A field's first value. `{ text }` becomes a shared text. */
export type Seed = Scalar | { readonly text: string };

/** The edits a change is made of. Each ignores records that are not there. */
export interface Edit {
  create<T extends Entity>(
    collection: Collection<T>,
    fields: Readonly<Record<string, Seed>>,
    id?: T['id'],
  ): T['id'];
  /** Sets one scalar; `undefined` removes the key. An equal value writes nothing. */
  set<T extends Entity>(
    collection: Collection<T>,
    id: T['id'],
    field: string,
    value: Scalar | undefined,
  ): void;
  /** Turns a one-line text into `next`; on a record from before the field existed it is a plain string. */
  text<T extends Entity>(collection: Collection<T>, id: T['id'], field: string, next: string): void;
  /** Sets words that are kept as a plain string. As `text`, it leaves alone what is too long to be read whole. */
  words<T extends Entity>(
    collection: Collection<T>,
    id: T['id'],
    field: string,
    words: string | undefined,
  ): void;
  /** Marks as deleted; the bin shows it (DOC-6). */
  bin(collection: CollectionShape, id: string): void;
  restore(collection: CollectionShape, id: string): void;
  /** Removes the key and empties its rich texts. Cannot be undone. */
  purge(collection: CollectionShape, id: string): void;
  meta(field: string, value: Scalar): void;
  /** Undo leaves this change alone: it tells of something outside the document. */
  keepFromUndo(): void;
}

/**
 * Runs `edit` as one named transaction and returns what it returns.
 * @throws {ReadOnlyError} when the document belongs to a newer version.
 */
export function change<R>(
  writer: Writer,
  name: string,
  edit: (edit: Edit) => R,
  subject: string | null = null,
): R {
  if (isNewer(writer.doc)) throw new ReadOnlyError();
  const origin = new LocalChange(name, writer.person, subject);
  return writer.doc.transact(() => edit(editOf(writer, origin)), origin);
}

function editOf(writer: Writer, origin: LocalChange): Edit {
  const { doc, person, now, random } = writer;
  const made = new Set<string>();

  /** Called for each record that is about to be written to. */
  function touch(collection: CollectionShape, id: string): void {
    if (made.has(`${collection.name}/${id}`)) return;
    origin.alsoEdits = true;
    if (!collection.remembersTouch) return;
    const touched = touchedOf(doc, collection);
    const today = dayOf(now());
    if (touched.get(id) !== today) touched.set(id, today);
  }

  function set(
    collection: CollectionShape,
    id: string,
    field: string,
    value: Scalar | undefined,
  ): void {
    const root = rootOf(doc, collection);
    const entry = root.get(id);
    if (collection.storage === 'value') {
      if (typeof entry !== 'object' || entry === null) return;
      const fields = entry as Readonly<Record<string, unknown>>;
      if (fields[field] === value) return;
      touch(collection, id);
      const { [field]: _old, ...rest } = fields;
      root.set(id, value === undefined ? rest : { ...rest, [field]: value });
    } else if (entry instanceof Y.Map) {
      if (value === undefined ? !entry.has(field) : entry.get(field) === value) return;
      touch(collection, id);
      if (value === undefined) entry.delete(field);
      else entry.set(field, value);
    }
  }

  return {
    create<T extends Entity>(
      collection: Collection<T>,
      fields: Readonly<Record<string, Seed>>,
      given?: T['id'],
    ): T['id'] {
      const id = given ?? newId<Id<string>>(random);
      const whole: Record<string, Seed> = { ...fields, createdBy: person, createdAt: now() };
      rootOf(doc, collection).set(id, collection.storage === 'value' ? whole : mapOf(whole));
      origin.created.push({ collection, id });
      made.add(`${collection.name}/${id}`);
      return id;
    },
    set,
    text(collection, id, field, next) {
      const entry = rootOf(doc, collection).get(id);
      if (!(entry instanceof Y.Map)) return;
      const text: unknown = entry.get(field);
      if (isUnseen(text)) return;
      if (text instanceof Y.Text) {
        if (text.toJSON() === next) return;
        touch(collection, id);
        spliceText(text, next);
      } else if (text === undefined || typeof text === 'string') {
        set(collection, id, field, next === '' ? undefined : next);
      }
    },
    words(collection, id, field, words) {
      const entry = rootOf(doc, collection).get(id);
      const raw: unknown =
        entry instanceof Y.Map
          ? entry.get(field)
          : (entry as Readonly<Record<string, unknown>> | undefined)?.[field];
      if (!isUnseen(raw)) set(collection, id, field, words);
    },
    bin(collection, id) {
      set(collection, id, 'deletedAt', now());
      set(collection, id, 'deletedBy', person);
    },
    restore(collection, id) {
      set(collection, id, 'deletedAt', undefined);
      set(collection, id, 'deletedBy', undefined);
    },
    purge(collection, id) {
      origin.undoable = false;
      for (const field of collection.prose ?? []) {
        // Asking the document for a text that it doesn't have would leave an empty one behind.
        if (!doc.share.has(proseName(collection.name, id, field))) continue;
        const prose = proseOf(doc, collection.name, id, field);
        prose.delete(0, prose.length);
        for (const key of Object.keys(prose.getAttributes())) prose.removeAttribute(key);
      }
      rootOf(doc, collection).delete(id);
      if (collection.remembersTouch) touchedOf(doc, collection).delete(id);
    },
    meta(field, value) {
      if (metaOf(doc).get(field) !== value) metaOf(doc).set(field, value);
    },
    keepFromUndo() {
      origin.undoable = false;
    },
  };
}

/** True for a text of which only the beginning is read: whoever edits that has never seen the rest. */
function isUnseen(raw: unknown): boolean {
  if (raw instanceof Y.Text) return raw.length > LONGEST_TEXT_CHARACTERS;
  return typeof raw === 'string' && isBeginning(raw);
}

function mapOf(fields: Readonly<Record<string, Seed>>): Y.Map<unknown> {
  return new Y.Map(
    Object.entries(fields).map(([field, seed]) => [
      field,
      typeof seed === 'object' && seed !== null ? new Y.Text(seed.text) : seed,
    ]),
  );
}
