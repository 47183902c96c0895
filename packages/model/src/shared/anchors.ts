/** Anchors in rich text: two Yjs relative positions, which survive editing on either side. */
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

/** True while words are left between the two positions. */
export function isAttached(doc: Y.Doc, start: string, end: string): boolean {
  const from = resolve(doc, start);
  const to = resolve(doc, end);
  if (from === null || to === null) return false;
  if (from.type === to.type) return from.index < to.index;
  if (!(from.type instanceof Y.XmlText && to.type instanceof Y.XmlText)) return true;
  return from.index < from.type.length || to.index > 0 || hasWordsBetween(from.type, to.type);
}

/** Whether any text between these two, in the order of reading, holds words. */
function hasWordsBetween(first: Y.XmlText, last: Y.XmlText): boolean {
  let root = first as unknown as Y.AbstractType<unknown>;
  while (root._item !== null) root = root._item.parent as Y.AbstractType<unknown>;
  if (!(root instanceof Y.XmlFragment)) return false;
  let inside = false;
  for (const node of root.createTreeWalker(() => true)) {
    if (node === last) return false;
    if (inside && node instanceof Y.XmlText && node.length > 0) return true;
    if (node === first) inside = true;
  }
  return false;
}

function resolve(doc: Y.Doc, encoded: string): Y.AbsolutePosition | null {
  const position = decodePosition(encoded);
  if (position === null) return null;
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(position, doc);
    return absolute === null || isDeleted(absolute.type) ? null : absolute;
  } catch {
    return null;
  }
}

function isDeleted(type: Y.AbstractType<unknown>): boolean {
  for (
    let item = type._item;
    item !== null;
    item = (item.parent as Y.AbstractType<unknown>)._item
  ) {
    if (item.deleted) return true;
  }
  return false;
}
