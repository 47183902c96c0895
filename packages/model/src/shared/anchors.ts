/** Anchors in rich text: two Yjs relative positions, which survive edits around them. */
import { indexesOfPlaces } from '@cairn/prose/text';
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';

/** Encodes a relative position as base64. */
export function encodePosition(position: Y.RelativePosition): string {
  return toBase64(Y.encodeRelativePosition(position));
}

/** A longer one isn't a position: the longest are tied to the end of a text and name it. */
const LONGEST_POSITION_CHARACTERS = 1_000;

/** Decodes a position; `null` for anything that isn't one. */
export function decodePosition(encoded: string): Y.RelativePosition | null {
  if (encoded.length > LONGEST_POSITION_CHARACTERS) return null;
  try {
    return Y.decodeRelativePosition(fromBase64(encoded));
  } catch {
    return null;
  }
}

/** True while there are still words between the two positions. */
export function isAttached(prose: Y.Text, start: string, end: string): boolean {
  const [from, to] = indexesOfPlaces(prose, [start, end].map(decodePosition));
  return from != null && to != null && from < to && hasLettersBetween(prose, from, to);
}

/** Markers between lines count towards the index as well, but aren't words. */
function hasLettersBetween(prose: Y.Text, from: number, to: number): boolean {
  let at = 0;
  for (let item = prose._start; item !== null && at < to; item = item.right) {
    if (item.deleted || !item.countable) continue;
    at += item.length;
    if (at > from && item.content instanceof Y.ContentString) return true;
  }
  return false;
}
