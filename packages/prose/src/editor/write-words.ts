/** Writes the letters of a change, with their marks. */
import * as Y from 'yjs';
import { type Attributes, EMBED, MARK_NAMES, type Marker, markerOf } from '../text/index.ts';
import { BOUNDARY, type Change } from './diff.ts';
import type { Side, Stretch } from './window.ts';

/**
 * Deletes and inserts in one delta; otherwise Yjs would search for each place from the start.
 * @param markers what to write for each inserted boundary, in order
 */
export function writePieces(
  text: Y.Text,
  start: number,
  is: Side,
  changes: readonly Change[],
  markers: readonly Marker[],
): void {
  if (changes.length === 0) return;
  const hasValues = changes.some(({ fromA, toA }) => toA > fromA) && holdsValues(text);
  if (!hasValues && writeSimply(text, start, is, changes, markers)) return;
  const around = attributesAround(
    text,
    changes.map(({ fromA, toA }) => [start + fromA, start + toA]),
  );
  const delta: object[] = [];
  let at = 0;
  let marker = 0;
  for (const [index, { fromA, toA, fromB, toB }] of changes.entries()) {
    const { left, right } = around[index] ?? NOWHERE;
    if (start + fromA > at) delta.push({ retain: start + fromA - at });
    for (const piece of piecesOf(is, fromB, toB)) {
      if (piece === BOUNDARY) {
        delta.push({ insert: { ...markers[marker] }, attributes: shared(left, right) });
        marker += 1;
      } else {
        const words = is.text.slice(piece.from, piece.to);
        delta.push({
          insert: 'embed' in piece ? insertable(piece.embed) : words,
          attributes: { ...unseen(left, piece.inCode), ...piece.marks },
        });
      }
    }
    if (toA > fromA) delta.push({ [hasValues ? 'retain' : 'delete']: toA - fromA });
    at = start + toA;
  }
  // No `sanitize: false`, which would drop a line break at the very end.
  text.applyDelta(delta);
  if (hasValues) deleteAny(text, start, changes);
}

/** Plain values, which no text of ours contains: Yjs would skip them and delete the letters after them. */
function holdsValues(text: Y.Text): boolean {
  for (let item = text._start; item !== null; item = item.right) {
    const { content, countable, deleted } = item;
    const isOurs =
      content instanceof Y.ContentString ||
      content instanceof Y.ContentEmbed ||
      content instanceof Y.ContentType;
    if (!deleted && countable && !isOurs) return true;
  }
  return false;
}

/** Deletes anything, as from a list: once the rest is written, and from the end. */
function deleteAny(text: Y.Text, start: number, changes: readonly Change[]): void {
  for (const { fromA, toA, toB } of changes.toReversed())
    if (toA > fromA)
      // eslint-disable-next-line @typescript-eslint/unbound-method -- reason: it is bound to the text here
      Reflect.apply(Y.Array.prototype.delete, text, [
        start + toB + goneBefore(changes, fromA),
        toA - fromA,
      ]);
}

/** Only an object can be an embed, and one shaped like a marker would be a marker. */
const insertable = (embed: unknown) =>
  typeof embed === 'object' && embed !== null && markerOf(embed) === null ? embed : EMBED;

/**
 * A single insertion in a text without formatting: Yjs remembers places there, as long as no marks
 * are given.
 */
function writeSimply(
  text: Y.Text,
  start: number,
  is: Side,
  changes: readonly Change[],
  markers: readonly Marker[],
): boolean {
  const [change] = changes;
  if (text._hasFormatting || changes.length !== 1 || change === undefined) return false;
  const pieces = piecesOf(is, change.fromB, change.toB);
  const [piece] = pieces;
  if (pieces.length > 1) return false;
  if (piece !== undefined && piece !== BOUNDARY)
    if ('embed' in piece || Object.keys(piece.marks).length > 0) return false;
  const index = start + change.fromA;
  if (change.toA > change.fromA) text.delete(index, change.toA - change.fromA);
  // Without attributes, Yjs finds the place from one it remembers.
  if (piece === BOUNDARY) text.insertEmbed(index, { ...markers[0] }, undefined);
  else if (piece !== undefined) text.insert(index, is.text.slice(piece.from, piece.to));
  return true;
}

/** How many characters are still there that an earlier change deletes. */
const goneBefore = (changes: readonly Change[], fromA: number) =>
  changes.reduce((sum, one) => sum + (one.fromA < fromA ? one.toA - one.fromA : 0), 0);

/** The boundaries and stretches between two places, cut to fit. */
function piecesOf(
  { text, stretches }: Side,
  from: number,
  to: number,
): (Stretch | typeof BOUNDARY)[] {
  const pieces: (Stretch | typeof BOUNDARY)[] = [];
  let at = from;
  const boundariesUpTo = (end: number) => {
    for (; at < end; at++) if (text.charAt(at) === BOUNDARY) pieces.push(BOUNDARY);
  };
  for (const stretch of stretches) {
    if (stretch.to <= from) continue;
    if (stretch.from >= to) break;
    boundariesUpTo(stretch.from);
    at = Math.min(stretch.to, to);
    pieces.push({ ...stretch, from: Math.max(stretch.from, from), to: at });
  }
  boundariesUpTo(to);
  return pieces;
}

interface Around {
  readonly left: Attributes;
  readonly right: Attributes;
}

const NOWHERE: Around = { left: {}, right: {} };

/**
 * The attributes of the character before each range and of the one after it, in one walk.
 * @param ranges in order, as flat indexes
 */
function attributesAround(text: Y.Text, ranges: readonly (readonly [number, number])[]): Around[] {
  const places = ranges.flatMap(([from, to]) => [from - 1, to]);
  const found: Attributes[] = [];
  const now = new Map<string, unknown>();
  let end = 0;
  for (let item = text._start; item !== null && found.length < places.length; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentFormat) {
      if (content.value === null) now.delete(content.key);
      else now.set(content.key, content.value);
    } else if (item.countable) {
      end += item.length;
      for (let place = places[found.length]; place !== undefined && place < end;) {
        found.push(place < 0 ? {} : Object.fromEntries(now));
        place = places[found.length];
      }
    }
  }
  return ranges.map((_, at) => ({ left: found[2 * at] ?? {}, right: found[2 * at + 1] ?? {} }));
}

/** Attributes that this version doesn't show, so a person can't have meant to leave them out. */
function unseen(left: Attributes, inCode: boolean): Attributes {
  const kept = Object.entries(left).filter(([key]) =>
    inCode ? key !== 'link' : !MARK_NAMES.some((name) => name === key),
  );
  return Object.fromEntries(kept);
}

const shared = (left: Attributes, right: Attributes): Attributes =>
  Object.fromEntries(Object.entries(left).filter(([key, value]) => right[key] === value));
