/** The only way to edit: a synchronous transaction with a name and a person (DOC-9). */
import * as Y from 'yjs';
import { dayOf } from '../shared/days.ts';
import { type Id, newId, type PersonId, type RandomBytes } from '../shared/ids.ts';
import { ordersForMove } from '../shared/order.ts';
import { isBeginning, LONGEST_TEXT_CHARACTERS, spliceText } from '../shared/texts.ts';
import type { Collection, CollectionShape } from './collection.ts';
import { choose } from './contested.ts';
import { isNewer, metaOf, proseName, proseOf, rootOf } from './document.ts';
import type { Edit } from './edit.ts';
import type { Entity, Scalar } from './entity.ts';
import { createEntry, entryAt, keysOfEntries } from './entries.ts';
import type { Fields, FirstValues, KeyedField, Stored } from './fields.ts';
import { touchedOf } from './touched.ts';

export type { Edit } from './edit.ts';

/** Who writes, in which document, and with which clock and randomness. */
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

/** The origin of a person's own transactions; `History` tracks exactly these. */
export class LocalChange {
  readonly name: string;
  readonly person: PersonId;
  /** Changes with the same name and subject in quick succession are one step of undo. */
  readonly subject: string | null;
  readonly created: EntityRef[] = [];
  /** True if it also changed existing content: undo then bins what it created and takes the rest back. */
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

/** What a change is made to: a collection, or the workspace itself. */
type Named = Pick<CollectionShape, 'record'>;

/**
 * Runs `edit` as one transaction and returns what it returns. The change is named after the record
 * and what is done to it, as in `goal.rename`.
 * @throws {ReadOnlyError} if the document belongs to a newer version.
 */
export function change<R>(
  writer: Writer,
  of: Named,
  verb: string,
  edit: (edit: Edit) => R,
  subject: string | null = null,
): R {
  if (isNewer(writer.doc)) throw new ReadOnlyError();
  const origin = new LocalChange(`${of.record}.${verb}`, writer.person, subject);
  return writer.doc.transact(() => edit(editOf(writer, origin)), origin);
}

function editOf(writer: Writer, origin: LocalChange): Edit {
  const { doc, person, now, random } = writer;
  const made = new Set<string>();
  const keysIn = new Map<string, ReturnType<typeof keysOfEntries>>();

  /** Worked out once a change, which may delete thousands for good. */
  function keysOf(collection: CollectionShape): ReturnType<typeof keysOfEntries> {
    const keys = keysIn.get(collection.name) ?? keysOfEntries(doc, collection);
    keysIn.set(collection.name, keys);
    return keys;
  }

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
    given: Scalar | undefined,
  ): void {
    const entry = entryAt(doc, collection, id);
    const value = given ?? null;
    if (entry === undefined) return;
    if (value === null ? !entry.has(field) : entry.get(field) === value) return;
    touch(collection, id);
    entry.put({ [field]: value });
  }

  return {
    create<T extends Entity, F extends Fields>(
      collection: Collection<T, F>,
      values: FirstValues<F>,
      given?: T['id'],
    ): T['id'] {
      const id = given ?? newId<Id<string>>(random);
      const stored: Stored[] = [
        ...firstStored(collection.fields, values),
        ['createdBy', person],
        ['createdAt', now()],
      ];
      createEntry(doc, collection, id, stored, given !== undefined);
      origin.created.push({ collection, id });
      made.add(`${collection.name}/${id}`);
      return id;
    },
    set: (collection, id, field, value) => {
      set(collection, id, field, value as Scalar | undefined);
    },
    choose(collection, id, field, value) {
      const entry = entryAt(doc, collection, id);
      if (entry === undefined) return;
      const chosen = (value ?? null) as Scalar;
      choose(entry, person, field, chosen, (key, next) => {
        set(collection, id, key, next);
      });
    },
    put(collection, id, field, key, value) {
      const { prefix } = collection.fields[field] as unknown as KeyedField<unknown, string, Scalar>;
      set(collection, id, `${prefix}:${key as string}`, value);
    },
    text(collection, id, field, next) {
      const entry = entryAt(doc, collection, id);
      if (entry === undefined) return;
      const text: unknown = entry.get(field);
      if (isUnseen(text)) return;
      if (text instanceof Y.Text) {
        if (text.toJSON() === next) return;
        touch(collection, id);
        spliceText(text, next);
      } else if (text === undefined || typeof text === 'string') {
        set(collection, id, field, next === '' ? null : next);
      }
    },
    words(collection, id, field, words) {
      const raw = entryAt(doc, collection, id)?.get(field);
      if (!isUnseen(raw)) set(collection, id, field, words);
    },
    move(collection, siblings, id, before, field: string = 'order') {
      for (const [moved, order] of ordersForMove(siblings, id, before))
        set(collection, moved, field, order);
    },
    bin(collection, id) {
      set(collection, id, 'deletedAt', now());
      set(collection, id, 'deletedBy', person);
    },
    restore(collection, id) {
      set(collection, id, 'deletedAt', null);
      set(collection, id, 'deletedBy', null);
    },
    purge(collection, id) {
      origin.undoable = false;
      for (const field of collection.prose ?? []) {
        // Asking the document for a text that it doesn't have would create an empty one.
        if (!doc.share.has(proseName(collection.name, id, field))) continue;
        const prose = proseOf(doc, collection.name, id, field);
        prose.delete(0, prose.length);
        for (const key of Object.keys(prose.getAttributes())) prose.removeAttribute(key);
      }
      const root = rootOf(doc, collection);
      for (const key of keysOf(collection)(id)) root.delete(key);
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

/** True for a text of which only the beginning is read: nobody who edits it has seen the rest. */
function isUnseen(raw: unknown): boolean {
  if (raw instanceof Y.Text) return raw.length > LONGEST_TEXT_CHARACTERS;
  return typeof raw === 'string' && isBeginning(raw);
}

function firstStored<F extends Fields>(fields: F, values: FirstValues<F>): Stored[] {
  const given = values as Readonly<Record<string, never>>;
  return Object.entries(fields).flatMap(([name, field]) => field.first(name, given[name] as never));
}
