/* Deletes the rows of a room whose own row is locked. */

import type { RoomId } from '@cairn/protocol';
import type { Transaction } from './connections.ts';

/**
 * Deletes the rows up to a number, or all; returns how many bytes they had. A statement of its own,
 * because a statement doesn't see what was committed while it waited for the lock.
 */
export async function removeUpdates(
  transaction: Transaction,
  room: RoomId,
  last?: number,
): Promise<number> {
  const [removed] = await transaction.query<{ bytes: string }>({
    name: 'remove',
    text: REMOVE,
    values: [room, last ?? null],
  });
  return Number(removed?.bytes);
}

// Rows below 0 are unfinished, and belong to somebody else's transaction or to this one.
const REMOVE = `
  WITH removed AS (
    DELETE FROM cairn_update
    WHERE room = $1 AND number >= 0 AND ($2::bigint IS NULL OR number <= $2::bigint)
    RETURNING bytes
  )
  SELECT coalesce(sum(length(bytes)), 0) AS bytes FROM removed`;
