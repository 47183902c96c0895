/** Merges a line that two people changed at once, so that it has both changes. */
import { moveCaret } from './caret.ts';

/**
 * `theirs` with the changes that `mine` makes to `base`. If both changed the same letters, mine
 * come before theirs, and only the letters that I deleted are gone.
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
  // Deleted letters that they have changed too are kept: nobody deletes what they haven't seen.
  const goes = theirs.startsWith(removed, at) ? removed.length : 0;
  return theirs.slice(0, at) + inserted + theirs.slice(at + goes);
}
