/*
 * Whether an update claims other content for a place that the document has already filled. Yjs would
 * skip it without a word, and whoever reads it first would have other words under the same ids.
 */

import { equalityDeep } from 'lib0/function';
import * as Y from 'yjs';
import type { Held } from './held.ts';
import { isWithin, joined, type Range, type Ranges } from './ranges.ts';
import { isList } from './update-places.ts';

const NOWHERE: Ranges = new Map();

/** The places for which the update (v1) claims other content than the document has. */
export function contradictionsOf(doc: Y.Doc, update: Uint8Array, held: Held): Ranges {
  if (!overlaps(doc, held)) return NOWHERE;
  const places: [number, Range[]][] = [];
  for (const struct of Y.decodeUpdate(update).structs) {
    const contested = struct instanceof Y.Skip ? [] : contestedBy(doc, struct, held.deletions);
    if (contested.length > 0) places.push([struct.id.client, contested]);
  }
  return joined([places]);
}

/** Most updates bring only what is new, and cost nothing here. */
function overlaps({ store }: Y.Doc, { items }: Held): boolean {
  for (const [client, [first]] of items)
    if (first !== undefined && first.clock < Y.getState(store, client)) return true;
  return false;
}

function contestedBy(doc: Y.Doc, struct: Y.Item | Y.GC, deleted: Ranges): Range[] {
  const contested: Range[] = [];
  const { client, clock } = struct.id;
  const ours = doc.store.clients.get(client);
  const end = Math.min(clock + struct.length, Y.getState(doc.store, client));
  if (ours === undefined || clock >= end) return contested;
  for (let at = Y.findIndexSS(ours, clock); at < ours.length; at += 1) {
    const our = ours[at];
    if (our === undefined || our.id.clock >= end) break;
    // What is deleted here can't be compared, and nobody reads it.
    if (!(our instanceof Y.Item) || our.deleted) continue;
    const from = Math.max(clock, our.id.clock);
    const to = Math.min(end, our.id.clock + our.length);
    const isEmptied = struct instanceof Y.GC || struct.content instanceof Y.ContentDeleted;
    if (isEmptied ? !covers(deleted, client, from, to) : !isSame(doc, struct, our, from, to))
      contested.push({ clock: from, len: to - from });
  }
  return contested;
}

/** Whoever sends an item without its content has deleted it, and says so. */
function covers(deleted: Ranges, client: number, from: number, to: number): boolean {
  return isWithin(new Map([[client, [{ clock: from, len: to - from }]]]), deleted);
}

function isSame(doc: Y.Doc, item: Y.Item, our: Y.Item, from: number, to: number): boolean {
  if (!Y.compareIDs(originAt(item, from), originAt(our, from))) return false;
  if (!Y.compareIDs(item.rightOrigin, our.rightOrigin)) return false;
  const isFirst = from === item.id.clock && from === our.id.clock;
  if (isFirst && !isInSamePlace(doc, item, our)) return false;
  try {
    return isSameContent(item, our, from, to);
  } catch {
    // A value nested so deep that comparing it overflows the stack.
    return false;
  }
}

/** Yjs joins and splits items; within one, each part comes right after the one before. */
function originAt({ id, origin }: Y.Item, clock: number): Y.ID | null {
  return clock === id.clock ? origin : Y.createID(id.client, clock - 1);
}

/** Only an item without neighbours names its parent; others are where these are. */
function isInSamePlace(doc: Y.Doc, item: Y.Item, our: Y.Item): boolean {
  if (item.origin !== null || item.rightOrigin !== null) return true;
  if (item.parentSub !== our.parentSub) return false;
  // The name of a top-level type, or the id of the item that creates the type.
  const parent = item.parent as string | Y.ID | null;
  if (typeof parent === 'string') return doc.share.get(parent) === our.parent;
  const created = our.parent instanceof Y.AbstractType ? our.parent._item : null;
  return Y.compareIDs(parent, created?.id ?? null);
}

function isSameContent(item: Y.Item, our: Y.Item, from: number, to: number): boolean {
  const [theirs, ours] = [item.content, our.content];
  if (theirs.constructor !== ours.constructor) return false;
  if (theirs instanceof Y.ContentString && ours instanceof Y.ContentString) {
    const [start, ourStart] = [from - item.id.clock, from - our.id.clock];
    const length = to - from;
    return isSameText(
      theirs.str.slice(start, start + length),
      ours.str.slice(ourStart, ourStart + length),
    );
  }
  if (isList(theirs) && isList(ours)) {
    for (let clock = from; clock < to; clock += 1)
      if (!isEqual(theirs.arr[clock - item.id.clock], ours.arr[clock - our.id.clock])) return false;
    return true;
  }
  if (theirs instanceof Y.ContentFormat && ours instanceof Y.ContentFormat)
    return theirs.key === ours.key && isEqual(theirs.value, ours.value);
  if (theirs instanceof Y.ContentEmbed && ours instanceof Y.ContentEmbed)
    return isEqual(theirs.embed, ours.embed);
  if (theirs instanceof Y.ContentBinary && ours instanceof Y.ContentBinary)
    return isEqual(theirs.content, ours.content);
  if (theirs instanceof Y.ContentType && ours instanceof Y.ContentType)
    return theirs.type.constructor === ours.type.constructor;
  return true;
}

/** When Yjs splits a pair of surrogates, it replaces both halves by this sign. */
const LOST_HALF = '\ufffd';
const HALF = /[\ud800-\udfff]/;

function isSameText(theirs: string, ours: string): boolean {
  if (theirs === ours) return true;
  if (theirs.length !== ours.length) return false;
  for (let at = 0; at < theirs.length; at += 1) {
    const [their, our] = [theirs.charAt(at), ours.charAt(at)];
    if (their !== our && !isLostHalf(their, our) && !isLostHalf(our, their)) return false;
  }
  return true;
}

function isLostHalf(letter: string, of: string): boolean {
  return letter === LOST_HALF && HALF.test(of);
}

function isEqual(their: unknown, our: unknown): boolean {
  return Object.is(their, our) || equalityDeep(their, our);
}
