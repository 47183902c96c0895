/**
 * A workspace recreated from what can be shown, without the space that somebody's clutter, or its
 * own history, takes up.
 */
import { type Line, type NewId, placeAt, readFlat, writeLines } from '@cairn/prose/text';
import * as Y from 'yjs';
import { allCollections, collections } from '../collections.ts';
import { type Collection, parseEntry } from '../document/collection.ts';
import { createDoc } from '../document/create-doc.ts';
import {
  metaOf,
  proseName,
  proseOf,
  readMeta,
  rootOf,
  SCHEMA_VERSION,
} from '../document/document.ts';
import { type Entity, keysUnder } from '../document/entity.ts';
import { createEntry, rawEntries } from '../document/entries.ts';
import { entriesToRead } from '../document/entries-to-read.ts';
import type { Fields, KeyedField } from '../document/fields.ts';
import { storedRange } from '../document/passage.ts';
import { isLongProse } from '../document/prose-size.ts';
import { readAll } from '../document/read.ts';
import { type Anchor, ATTACHED_KEY, DISCUSSED } from '../feedback/anchor.ts';
import { type Thread, threads } from '../feedback/thread.ts';
import { invitations } from '../invitations/invitation.ts';
import { encodePosition, placesOfWords } from '../shared/anchors.ts';
import { newId, type RandomBytes, type WorkspaceId } from '../shared/ids.ts';
import { beginningOf, readText } from '../shared/texts.ts';

const NOWHERE: Anchor = { kind: 'workspace', id: null, range: null };
const NO_WORDS = { start: '', end: '', quote: '' };

/** What every record has besides its own fields. */
const COMMON = ['createdBy', 'createdAt', 'deletedAt', 'deletedBy'];

/**
 * A separate document with a new id and every record that can be shown, including those in the bin,
 * with its rich texts; without invitations, which belong to the room. What is too long to be shown
 * is cut (a line) or left out (a rich text), and so is a rich text that can't be read.
 */
export function freshCopy(doc: Y.Doc, random: RandomBytes): Y.Doc {
  const fresh = createDoc();
  fresh.transact(() => {
    const { name, startedAt } = readMeta(doc);
    const id = newId<WorkspaceId>(random);
    const meta = metaOf(fresh);
    // Whatever version somebody has written there, this is the one the copy is in.
    const said = { id, name, schemaVersion: SCHEMA_VERSION, startedAt };
    for (const [key, value] of Object.entries(said)) if (value !== null) meta.set(key, value);
    for (const collection of allCollections) {
      if (collection.name !== invitations.name) copyRecords(doc, fresh, collection, random);
    }
    // By now every text is there that a thread may be anchored in.
    moveAnchors(doc, fresh);
  });
  return fresh;
}

function copyRecords(
  doc: Y.Doc,
  fresh: Y.Doc,
  collection: Collection<Entity>,
  random: RandomBytes,
): void {
  const entries = rawEntries(doc, collection);
  for (const id of entriesToRead(doc, collection).read) {
    const raw = entries.get(id);
    if (!parseEntry(collection, id, raw).ok) continue;
    const copied = ownKeys(collection, raw as object).flatMap((key): [string, unknown][] => {
      const copy = copyOf(hasKeys(raw) ? raw.get(key) : (raw as Record<string, unknown>)[key]);
      return copy === undefined ? [] : [[key, copy]];
    });
    createEntry(fresh, collection, id, copied);
    for (const field of collection.prose ?? []) {
      const prose = proseIn(doc, collection.name, id, field);
      if (prose) copyProse(prose, proseOf(fresh, collection.name, id, field), () => newId(random));
    }
  }
}

/** A record's own keys, without anything else that somebody has put into it. */
function ownKeys({ fields }: Collection<Entity>, raw: object): string[] {
  const all = hasKeys(raw) ? [...raw.keys()] : Object.keys(raw);
  const present = new Set(all);
  const read = Object.entries(fields).flatMap(([name, field]) => {
    if (!isKeyed(field)) return field.keys ?? [name];
    return keysUnder(field.prefix, all, field.most);
  });
  return [...COMMON, ...read].filter((key) => present.has(key));
}

const hasKeys = (raw: unknown): raw is Y.Map<unknown> | Map<string, unknown> =>
  raw instanceof Y.Map || raw instanceof Map;

const isKeyed = (field: Fields[string]): field is KeyedField<unknown, string, never> =>
  field.kept === 'keys';

/** A copy of a field's value; `undefined` for what no field can hold. */
function copyOf(value: unknown): unknown {
  if (value instanceof Y.Text) return new Y.Text(readText(value));
  if (typeof value === 'string') return beginningOf(value);
  return value === null || ['number', 'boolean'].includes(typeof value) ? value : undefined;
}

/** The rich text, if there is one that can be shown; asking Yjs for it would create it. */
function proseIn(doc: Y.Doc, collection: string, id: string, field: string): Y.Text | undefined {
  const isThere = doc.share.has(proseName(collection, id, field));
  const prose = isThere ? proseOf(doc, collection, id, field) : undefined;
  return prose === undefined || isLongProse(prose) ? undefined : prose;
}

/**
 * Every index stays the same. The copy is made from what was read, since a value taken from a
 * document may be a Yjs type, which can't be in two. What this version can't show becomes a space.
 * A text that can't be read is left out, so that everything else still gets away.
 */
function copyProse(from: Y.Text, to: Y.Text, newId: NewId): void {
  let read: readonly Line[];
  try {
    read = readFlat(from).lines;
  } catch {
    return;
  }
  const lines = read.map(({ kind, path, ticked, runs }) => ({
    kind,
    path,
    ticked,
    content: runs.map(({ text, marks, embed }) => ({
      text: embed === undefined ? text : ' ',
      marks,
    })),
  }));
  writeLines(to, lines, newId);
}

/** A document's positions mean nothing in another one, so they are translated, text by text. */
function moveAnchors(doc: Y.Doc, fresh: Y.Doc): void {
  const byText = new Map<string, Thread[]>();
  for (const thread of readAll(doc, threads).records) {
    const { kind, id, range } = thread.anchor;
    if (kind === 'workspace' || id === null || range === null) continue;
    const name = proseName(DISCUSSED[kind], id, range.field);
    const known = byText.get(name);
    if (known === undefined) byText.set(name, [thread]);
    else known.push(thread);
  }
  for (const anchored of byText.values()) moveAnchorsOfText(doc, fresh, anchored);
}

/** All of them are anchored in the same text. */
function moveAnchorsOfText(doc: Y.Doc, fresh: Y.Doc, anchored: readonly Thread[]): void {
  const { kind, id, range } = anchored[0]?.anchor ?? NOWHERE;
  if (kind === 'workspace' || id === null || range === null) return;
  const collection = DISCUSSED[kind];
  const isRead = collections[collection].prose?.includes(range.field);
  const prose = isRead ? proseIn(doc, collection, id, range.field) : undefined;
  if (!prose) return;
  const text = proseOf(fresh, collection, id, range.field);
  const places = placesOfWords(
    prose,
    anchored.map(({ anchor }) => anchor.range ?? NO_WORDS),
  );
  for (const [at, { id: thread, anchor }] of anchored.entries()) {
    const record = rootOf(fresh, threads).get(thread);
    const place = places[at];
    if (place == null || !(record instanceof Y.Map)) continue;
    const moved = {
      field: range.field,
      start: encodePosition(placeAt(text, place.from, 'after')),
      end: encodePosition(placeAt(text, place.to, 'before')),
      quote: anchor.range?.quote ?? '',
    };
    for (const [key, value] of storedRange(moved)) record.set(key, value);
    record.delete(ATTACHED_KEY);
  }
}
