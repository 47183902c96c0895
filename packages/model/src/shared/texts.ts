/** One-line texts are shared (DOC-3): an edit is the smallest splice, so that both people's letters and all anchors survive. */
import { simpleDiffString } from 'lib0/diff';
import type * as Y from 'yjs';

/** Turns `text` into `next` by one splice; does nothing when they are equal. */
export function spliceText(text: Y.Text, next: string): void {
  const { index, remove, insert } = simpleDiffString(text.toJSON(), next);
  if (remove > 0) text.delete(index, remove);
  if (insert.length > 0) text.insert(index, insert);
}

/** What a pasted or typed one-line text becomes: line breaks turn into spaces, nothing else is touched. */
export function oneLine(raw: string): string {
  return raw.replace(/[\r\n\u2028\u2029]+/g, ' ');
}

/** Above this many characters a title is better off as notes; it is kept whole all the same. */
export const LONG_TITLE_CHARACTERS = 200;
