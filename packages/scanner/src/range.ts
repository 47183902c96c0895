/* What structs and ranges of deletions have in common: they begin at a clock and have a length. */

import type { Cursor } from './cursor.ts';
import { MOST_CLOCK } from './limits.ts';

/**
 * Whether something of this length (-1 if it couldn't be read) can begin at this clock; notes a
 * fault if not.
 */
export function passLength(cursor: Cursor, clock: number, length: number): boolean {
  if (length < 0) return false;
  if (length === 0) return cursor.refuse('count');
  return clock + length <= MOST_CLOCK || cursor.refuse('number');
}
