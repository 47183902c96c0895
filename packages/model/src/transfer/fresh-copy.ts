/** A workspace made anew from what can be shown: without the room that somebody's clutter, or its own history, takes. */
import { indexOfPlace, placeAt, readFlat } from '@cairn/prose/text';
import * as Y from 'yjs';
import { allCollections, collections } from '../collections.ts';
import { parseEntry, type Collection } from '../document/collection.ts';
import { createDoc } from '../document/create-doc.ts';
import { metaOf, proseName, proseOf, readMeta, rootOf } from '../document/document.ts';
import { entriesToRead } from '../document/entries-to-read.ts';
import type { Entity } from '../document/entity.ts';
import { isLongProse } from '../document/prose-size.ts';
import { readAll } from '../document/read.ts';
import { DISCUSSED, threads, type Thread } from '../feedback/thread.ts';
import { invitations } from '../invitations/invitation.ts';
import { decodePosition, encodePosition } from '../shared/anchors.ts';
import type { WorkspaceId } from '../shared/ids.ts';
import { beginningOf, readText } from '../shared/texts.ts';

/** What every record has beside its own fields. */
const COMMON = ['createdBy', 'createdAt', 'deletedAt', 'deletedBy'];

/**
 * A document of its own, called `id`, with every record that can be shown, those in the bin included,
 * and its rich texts; without invitations, which belong to the room. What is too long to be shown is cut
 * (a line) or left out (a rich text).
 */
export function freshCopy(doc: Y.Doc, id: WorkspaceId): Y.Doc {
  const fresh = createDoc();
  fresh.transact(() => {
    const { name, schemaVersion, startedAt } = readMeta(doc);
    const meta = metaOf(fresh);
    for (const [key, value] of Object.entries({ id, name, schemaVersion, startedAt }))
      if (value !== null) meta.set(key, value);
    for (const collection of allCollections) {
      if (collection.name !== invitations.name) copyRecords(doc, fresh, collection);
    }
    // By now each text is there that a thread may hold on to.
    for (const thread of readAll(doc, threads).records) moveAnchor(doc, fresh, thread);
  });
  return fresh;
}

function copyRecords(doc: Y.Doc, fresh: Y.Doc, collection: Collection<Entity>): void {
  const root = rootOf(doc, collection);
  const isOwn = isFieldOf(collection);
  for (const id of entriesToRead(doc, collection).read) {
    const raw = root.get(id);
    if (!parseEntry(collection, id, raw).ok) continue;
    const entries = raw instanceof Y.Map ? [...raw.entries()] : Object.entries(raw as object);
    const copied = entries.flatMap(([key, value]): [string, unknown][] => {
      const copy = isOwn(key) ? copyOf(value) : undefined;
      return copy === undefined ? [] : [[key, copy]];
    });
    const isMap = collection.storage === 'fields';
    rootOf(fresh, collection).set(id, isMap ? new Y.Map(copied) : Object.fromEntries(copied));
    for (const field of collection.prose ?? []) {
      const prose = proseIn(doc, collection.name, id, field);
      if (prose) copyProse(prose, proseOf(fresh, collection.name, id, field));
    }
  }
}

/** Tells a record's own keys from what else somebody has put into it. */
function isFieldOf({ fields }: Collection<Entity>): (key: string) => boolean {
  const keys = [
    ...COMMON,
    ...Object.entries(fields).flatMap(([name, field]) => field.keys ?? [name]),
  ];
  const whole = new Set(keys.filter((key) => !key.includes(':')));
  const prefixes = keys.filter((key) => key.includes(':')).map((key) => key.split(':')[0]);
  return (key) => whole.has(key) || prefixes.some((prefix) => key.startsWith(`${prefix ?? ''}:`));
}

/** A field's value; `undefined` for what no field can hold. */
function copyOf(value: unknown): unknown {
  if (value instanceof Y.Text) return new Y.Text(readText(value));
  if (typeof value === 'string') return beginningOf(value);
  return value === null || ['number', 'boolean'].includes(typeof value) ? value : undefined;
}

/** The rich text where there is one: asking for it would make it. */
function proseIn(doc: Y.Doc, collection: string, id: string, field: string): Y.Text | undefined {
  const isThere = doc.share.has(proseName(collection, id, field));
  const prose = isThere ? proseOf(doc, collection, id, field) : undefined;
  return prose === undefined || isLongProse(prose) ? undefined : prose;
}

/** Index by index the same, with what its markers say of their lines. */
function copyProse(from: Y.Text, to: Y.Text): void {
  const delta = from.toDelta() as { readonly insert: unknown }[];
  to.applyDelta(delta.filter(({ insert }) => !(insert instanceof Y.AbstractType)));
  const lines = new Set(readFlat(from).lines.map(({ id }) => id ?? ''));
  for (const [key, value] of Object.entries(from.getAttributes())) {
    if (lines.has(key.slice(0, key.lastIndexOf('.')))) to.setAttribute(key, value);
  }
}

/** The positions of a document mean nothing in another one. */
function moveAnchor(
  doc: Y.Doc,
  fresh: Y.Doc,
  { id: thread, anchor: { kind, id, range } }: Thread,
): void {
  if (kind === 'workspace' || id === null || range === null) return;
  const collection = DISCUSSED[kind];
  const record = rootOf(fresh, threads).get(thread);
  const isRead = collections[collection].prose?.includes(range.field);
  const prose = isRead ? proseIn(doc, collection, id, range.field) : undefined;
  if (!prose || !(record instanceof Y.Map)) return;
  const text = proseOf(fresh, collection, id, range.field);
  for (const [key, encoded, side] of [
    ['anchorStart', range.start, 'after'],
    ['anchorEnd', range.end, 'before'],
  ] as const) {
    const position = decodePosition(encoded);
    const index = position && indexOfPlace(prose, position);
    if (index !== null) record.set(key, encodePosition(placeAt(text, index, side)));
  }
}
