/** Anchors in rich text: two Yjs relative positions, which survive editing on either side. */
import { indexOfPlace } from '@cairn/prose/text';
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';

/** Base64 of an encoded relative position. */
export function encodePosition(position: Y.RelativePosition): string {
  return toBase64(Y.encodeRelativePosition(position));
}

/** The position, or `null` for anything that is not one. */
export function decodePosition(encoded: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(fromBase64(encoded));
  } catch {
    return null;
  }
}

/** True while words of the text are left between the two positions. */
export function isAttached(prose: Y.Text, start: string, end: string): boolean {
  const [from, to] = [indexOf(prose, start), indexOf(prose, end)];
  return from !== null && to !== null && from < to && hasLettersBetween(prose, from, to);
}

/** The flat index of an encoded position; `null` when it is none in this text. */
function indexOf(prose: Y.Text, encoded: string): number | null {
  const position = decodePosition(encoded);
  return position === null ? null : indexOfPlace(prose, position);
}

/** Markers between lines count as well, and are no words. */
function hasLettersBetween(prose: Y.Text, from: number, to: number): boolean {
  let at = 0;
  for (let item = prose._start; item !== null && at < to; item = item.right) {
    if (item.deleted || !item.countable) continue;
    at += item.length;
    if (at > from && item.content instanceof Y.ContentString) return true;
  }
  return false;
}
