/* The second half of an update: which clocks of each client are deleted. */

import type { Cursor } from './cursor.ts';
import { passLength } from './range.ts';
import type { ScanVisitor } from './visitor.ts';

/** A clock and a length. */
const LEAST_RANGE_BYTES = 2;
/** A client, a number of ranges, and one range. */
const LEAST_CLIENT_BYTES = 2 + LEAST_RANGE_BYTES;

/** Skips all ranges. Returns how many there are, or -1. */
export function passDeletions(cursor: Cursor, mostRanges: number, visitor: ScanVisitor): number {
  const clients = cursor.count(LEAST_CLIENT_BYTES);
  let all = 0;
  let before = Infinity;
  for (let passed = 0; passed < clients; passed += 1) {
    const client = cursor.number();
    const ranges = cursor.count(LEAST_RANGE_BYTES);
    if (client < 0 || ranges < 0) return -1;
    if (ranges === 0) return cursor.fail('count');
    if (client >= before) return cursor.fail('order');
    before = client;
    all += ranges;
    if (all > mostRanges) return cursor.fail('deletions');
    if (!passRanges(cursor, client, ranges, visitor)) return -1;
  }
  return clients < 0 ? -1 : all;
}

function passRanges(cursor: Cursor, client: number, ranges: number, visitor: ScanVisitor): boolean {
  let end = 0;
  for (let passed = 0; passed < ranges; passed += 1) {
    const clock = cursor.number();
    const length = cursor.number();
    if (clock < 0 || !passLength(cursor, clock, length)) return false;
    // Yjs stores the ranges it can't apply yet as differences, and a negative difference becomes
    // another range.
    if (clock < end) return cursor.refuse('order');
    end = clock + length;
    visitor.deleted?.(client, clock, length);
  }
  return true;
}
