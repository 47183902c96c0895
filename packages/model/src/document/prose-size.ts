/** How much a rich text holds, asked before it is shown: an editor given 20 MB stops the page for good. */
import { piecesIn, proseSize } from '@cairn/prose/text';
import * as Y from 'yjs';

/** Letters that an editor bears: a book of 300 pages. */
export const LONGEST_PROSE_CHARACTERS = 300_000;
/** Lines and formatted pieces that it bears. */
const MOST_PROSE_PIECES = 20_000;

/** True when the text is too long to be shown. It looks no further than it has to. */
export function isLongProse(prose: Y.Text): boolean {
  let [letters, pieces] = [0, 0];
  for (let item = prose._start; item !== null; item = item.right) {
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
    // A line is its marker and its words.
    lines: Math.floor((MOST_PROSE_PIECES - pieces) / 2),
  };
}

/** All its letters, in UTF-16 units. */
export function lettersIn(prose: Y.Text): number {
  return proseSize(prose).letters;
}
