/** One-line texts are shared (DOC-3): an edit is the smallest splice, so that both people's letters and all anchors survive. */
import { simpleDiffString } from 'lib0/diff';
import * as Y from 'yjs';

/** Changes `text` to `next` with one splice; does nothing if they are equal. */
export function spliceText(text: Y.Text, next: string): void {
  const { index, remove, insert } = simpleDiffString(text.toJSON(), next);
  if (remove > 0) text.delete(index, remove);
  if (insert.length > 0) text.insert(index, insert);
}

/** Makes pasted or typed text one line: line breaks become spaces, nothing else changes. */
export function oneLine(raw: string): string {
  return raw.replace(/[\r\n\u2028\u2029]+/g, ' ');
}

/**
 * A text of a record is read up to this many UTF-16 units, about seven pages: one of 20 MB, which
 * anyone with the link can write, mustn't stop a device. The document keeps the rest.
 */
export const LONGEST_TEXT_CHARACTERS = 20_000;

const MORE = '…';

/**
 * True for a text of which only the beginning was read. It can't be edited, since nobody has seen
 * what would be replaced.
 */
export function isBeginning(text: string): boolean {
  return text.length > LONGEST_TEXT_CHARACTERS;
}

/** The text as it is read: whole, or its beginning and an ellipsis, for which `isBeginning` is true. */
export function beginningOf(raw: string): string {
  if (raw.length <= LONGEST_TEXT_CHARACTERS) return raw;
  // Keeps a surrogate pair together.
  const last = raw.charCodeAt(LONGEST_TEXT_CHARACTERS - 1);
  const splits = last >= 0xd800 && last < 0xdc00;
  return raw.slice(0, LONGEST_TEXT_CHARACTERS + (splits ? 1 : 0)) + MORE;
}

/** Like `beginningOf`, without joining the rest of a long shared text. */
export function readText(text: Y.Text): string {
  if (text.length <= LONGEST_TEXT_CHARACTERS) return text.toJSON();
  let read = '';
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted || !(item.content instanceof Y.ContentString)) continue;
    read += item.content.str;
    if (read.length > LONGEST_TEXT_CHARACTERS) break;
  }
  return beginningOf(read);
}

/** Beyond this many characters a title would be better as notes; it is still kept whole. */
export const LONG_TITLE_CHARACTERS = 200;
