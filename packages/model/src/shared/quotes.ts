/**
 * Finds quoted words again by their letters alone, since blocks are split, joined and recreated
 * around them.
 */
import * as Y from 'yjs';

/** What texts are compared by: everything but the white space. */
export function lettersOf(text: string): string {
  return text.replace(/\s+/g, '');
}

/** Longer quotes are cut when they are made, as they only have to be recognisable, and aren't looked for. */
export const LONGEST_QUOTE_CHARACTERS = 400;

/** The index of `quote` in `letters`; `null` if it isn't there or is there more than once. */
export function findOnce(letters: string, quote: string): number | null {
  const wanted = quote.length > LONGEST_QUOTE_CHARACTERS ? '' : lettersOf(quote);
  if (wanted === '') return null;
  const restarts = restartsOf(wanted);
  let found: number | null = null;
  let same = 0;
  for (let at = 0; at < letters.length; at += 1) {
    const letter = letters.charCodeAt(at);
    while (same > 0 && letter !== wanted.charCodeAt(same)) same = restarts[same - 1] ?? 0;
    if (letter === wanted.charCodeAt(same)) same += 1;
    if (same < wanted.length) continue;
    if (found !== null) return null;
    found = at + 1 - wanted.length;
    same = restarts[same - 1] ?? 0;
  }
  return found;
}

/**
 * For each beginning of `wanted`, how many of its last letters are also its first ones: where to go
 * on after a mismatch (Knuth, Morris and Pratt, 1977). A plain search compares 400 letters at every
 * place if somebody arranges for it.
 */
function restartsOf(wanted: string): Uint16Array {
  const restarts = new Uint16Array(wanted.length);
  let same = 0;
  for (let at = 1; at < wanted.length; at += 1) {
    const letter = wanted.charCodeAt(at);
    while (same > 0 && letter !== wanted.charCodeAt(same)) same = restarts[same - 1] ?? 0;
    if (letter === wanted.charCodeAt(same)) same += 1;
    restarts[at] = same;
  }
  return restarts;
}

/** The letters of a rich text, for finding quotes in it. */
export function proseLetters(prose: Y.Text): string {
  let letters = '';
  for (let item = prose._start; item !== null; item = item.right)
    if (!item.deleted && item.content instanceof Y.ContentString)
      letters += lettersOf(item.content.str);
  return letters;
}
