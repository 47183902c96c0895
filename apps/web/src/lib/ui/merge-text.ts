/** What becomes of a line that two people changed at once: both changes are in it. */
import { moveCaret } from './caret.ts';

/**
 * `theirs` with what `mine` changed of `base`. Where both changed the same letters, mine stand
 * before theirs, and only letters that I took away are gone.
 */
export function mergeText(base: string, mine: string, theirs: string): string {
  if (base === theirs) return mine;
  if (base === mine) return theirs;
  const shorter = Math.min(base.length, mine.length);
  let head = 0;
  while (head < shorter && base[head] === mine[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && base.at(-1 - tail) === mine.at(-1 - tail)) tail += 1;
  const removed = base.slice(head, base.length - tail);
  const inserted = mine.slice(head, mine.length - tail);
  const at = moveCaret(base, theirs, head);
  // Letters to be taken away that they have changed too stay: nobody deletes what they have not seen.
  const goes = theirs.startsWith(removed, at) ? removed.length : 0;
  return theirs.slice(0, at) + inserted + theirs.slice(at + goes);
}
