/**
 * Finds quoted words again by their letters alone, since blocks are split, joined and recreated
 * around them.
 */
import * as Y from 'yjs';

/** What texts are compared by: everything but the white space. */
export function lettersOf(text: string): string {
  return text.replace(/\s+/g, '');
}

/** The index of `quote` in `letters`; `null` if it isn't there or is there more than once. */
export function findOnce(letters: string, quote: string): number | null {
  const wanted = lettersOf(quote);
  if (wanted === '') return null;
  const at = letters.indexOf(wanted);
  return at === -1 || letters.includes(wanted, at + 1) ? null : at;
}

/** The letters of a rich text, for finding quotes in it. */
export function proseLetters(prose: Y.Text): string {
  let letters = '';
  for (let item = prose._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString)
      letters += lettersOf(item.content.str);
  return letters;
}
