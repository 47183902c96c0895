/** Anchors in rich text: two Yjs relative positions, which survive edits around them. */
import { indexOfPlace } from '@cairn/prose/text';
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';

/** Encodes a relative position as base64. */
export function encodePosition(position: Y.RelativePosition): string {
  return toBase64(Y.encodeRelativePosition(position));
}

/** Decodes a position; `null` for anything that isn't one. */
export function decodePosition(encoded: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(fromBase64(encoded));
  } catch {
    return null;
  }
}

/** True while there are still words between the two positions. */
export function isAttached(prose: Y.Text, start: string, end: string): boolean {
  const [from, to] = [indexOf(prose, start), indexOf(prose, end)];
  return from !== null && to !== null && from < to && hasLettersBetween(prose, from, to);
}

/** The flat index of an encoded position; `null` if it isn't one in this text. */
function indexOf(prose: Y.Text, encoded: string): number | null {
  const position = decodePosition(encoded);
  return position === null ? null : indexOfPlace(prose, position);
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
