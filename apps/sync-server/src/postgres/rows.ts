/* Many rooms' updates as the parameters of one statement. */

import { packRow } from '../storage/row.ts';
import type { RoomUpdates } from '../storage/storage.ts';

/** A longer row continues in parts of this size. */
export const PART_BYTES = 1024 * 1024;

/** Parameters: all bytes, and for each part its room, its index, its updates, and where it is. */
export type RowValues = readonly [Buffer, string, string, string, string, string];

/** One row for each of these rooms. */
export function rowValues(rooms: readonly RoomUpdates[]): RowValues {
  const ids: string[] = [];
  const parts: number[] = [];
  const counts: number[] = [];
  const starts: number[] = [];
  const lengths: number[] = [];
  const all: Uint8Array[] = [];
  let at = 0;
  for (const { room, updates } of rooms) {
    const bytes = packRow(updates);
    all.push(bytes);
    for (let from = 0; from === 0 || from < bytes.length; from += PART_BYTES) {
      ids.push(room);
      parts.push(from / PART_BYTES);
      counts.push(from === 0 ? updates.length : 0);
      // PostgreSQL counts from 1.
      starts.push(at + from + 1);
      lengths.push(Math.min(PART_BYTES, bytes.length - from));
    }
    at += bytes.length;
  }
  return [
    Buffer.concat(all, at),
    arrayOf(ids),
    arrayOf(parts),
    arrayOf(counts),
    arrayOf(starts),
    arrayOf(lengths),
  ];
}

/** In PostgreSQL's notation; ids of rooms consist of letters, digits, `-` and `_`. */
export function arrayOf(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}
