/* What a struct and a range of deletions share: they begin at a clock and are of some length. */

import type { Cursor } from './cursor.ts';
import { MOST_CLOCK } from './limits.ts';

/** Whether something of this length, -1 when it couldn't be read, can begin at this clock. */
export function passLength(cursor: Cursor, clock: number, length: number): boolean {
  if (length < 0) return false;
  if (length === 0) return cursor.refuse('count');
  return clock + length <= MOST_CLOCK || cursor.refuse('number');
}
