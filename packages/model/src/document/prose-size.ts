/** How much a rich text holds, asked before it is shown: an editor given 20 MB stops the page for good. */
import * as Y from 'yjs';

/** Letters that an editor bears: a book of 300 pages. */
export const LONGEST_PROSE_CHARACTERS = 300_000;
/** Blocks and formatted pieces that it bears. */
const MOST_PIECES = 20_000;

/** Blocks within blocks: what shows them does so by recursion. */
const DEEPEST = 100;

/** True when the text is too long, or too deep, to be shown. It looks no further than it has to. */
export function isLongProse(prose: Y.XmlFragment): boolean {
  let [letters, pieces] = [0, 0];
  return !walk(prose, (node, depth) => {
    pieces += 1;
    if (node.content instanceof Y.ContentString) letters += node.length;
    return letters <= LONGEST_PROSE_CHARACTERS && pieces <= MOST_PIECES && depth <= DEEPEST;
  });
}

/** All its letters, in UTF-16 units. */
export function lettersIn(prose: Y.XmlFragment): number {
  let letters = 0;
  walk(prose, (node) => {
    if (node.content instanceof Y.ContentString) letters += node.length;
    return true;
  });
  return letters;
}

/** Hands each item that is there to `visit` until that says false; no recursion, however deep the text. */
function walk(prose: Y.XmlFragment, visit: (item: Y.Item, depth: number) => boolean): boolean {
  const waiting: { item: Y.Item | null; depth: number }[] = [{ item: prose._start, depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { depth } = next;
    for (let { item } = next; item !== null; item = item.right) {
      if (item.deleted) continue;
      if (!visit(item, depth)) return false;
      if (item.content instanceof Y.ContentType && item.content.type._start !== null)
        waiting.push({ item: item.content.type._start, depth: depth + 1 });
    }
  }
  return true;
}
