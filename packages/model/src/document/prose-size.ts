/** How much a rich text holds, checked before it is shown: an editor given 20 MB would hang the page. */
import { piecesIn, proseSize } from '@cairn/prose/text';
import * as Y from 'yjs';

/** How many letters an editor can handle: a book of 300 pages. */
export const LONGEST_PROSE_CHARACTERS = 300_000;
/** How many lines and formatted pieces it can handle. */
const MOST_PROSE_PIECES = 20_000;
/**
 * How many items, deleted ones too, and how many keys each reading can walk over: about what ten
 * years of changing one text in thirty places a day leave.
 */
const MOST_PROSE_ITEMS = 100_000;

/** True if the text is too long to be shown. Looks no further than it has to. */
export function isLongProse(prose: Y.Text): boolean {
  if (prose._map.size > MOST_PROSE_ITEMS) return true;
  let [letters, pieces, items] = [0, 0, 0];
  for (let item = prose._start; item !== null; item = item.right) {
    items += 1;
    if (items > MOST_PROSE_ITEMS) return true;
    if (item.deleted) continue;
    pieces += piecesIn(prose, item);
    if (item.content instanceof Y.ContentString) letters += item.length;
    if (letters > LONGEST_PROSE_CHARACTERS || pieces > MOST_PROSE_PIECES) return true;
  }
  return false;
}

/** How much more fits into the text before it is too long. */
export function roomIn(prose: Y.Text): { readonly letters: number; readonly lines: number } {
  const { letters, pieces } = proseSize(prose);
  return {
    letters: LONGEST_PROSE_CHARACTERS - letters,
    // A line takes two pieces, its marker and its words.
    lines: Math.floor((MOST_PROSE_PIECES - pieces) / 2),
  };
}

/** How many letters it has, in UTF-16 units. */
export function lettersIn(prose: Y.Text): number {
  return proseSize(prose).letters;
}
