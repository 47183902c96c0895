/*
 * One row of the store: the updates that a room gathered for one commit, one after another. A long
 * one continues in rows with 0 updates.
 */

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { StoredUpdates } from './storage.ts';

/** A row as it is stored. */
export interface Row {
  readonly bytes: Uint8Array;
  readonly updates: number;
}

/** The bytes of a row with these updates; a single one is stored as it is. */
export function packRow(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  if (updates.length === 1 && only) return only;
  return encoding.encode((encoder) => {
    for (const update of updates) encoding.writeVarUint8Array(encoder, update);
  });
}

/** The updates in a row that contains this many; bytes that make no sense are returned as one update. */
function unpackRow(bytes: Uint8Array, count: number): Uint8Array[] {
  if (count === 1) return [bytes];
  const updates: Uint8Array[] = [];
  try {
    const decoder = decoding.createDecoder(bytes);
    while (decoding.hasContent(decoder)) updates.push(decoding.readVarUint8Array(decoder));
  } catch {
    return [bytes];
  }
  return updates.length === count ? updates : [bytes];
}

/** A room's updates. Unpacked one after another: a million small ones take far more memory than their bytes. */
export function unpackRows(rows: readonly Row[]): StoredUpdates {
  const starts = rows.flatMap(({ updates }, at) => (updates > 0 || at === 0 ? [at] : []));
  const updates = {
    *[Symbol.iterator]() {
      for (const [index, start] of starts.entries()) {
        const [first, ...others] = rows.slice(start, starts[index + 1]);
        if (!first) return;
        const parts = [first, ...others].map(({ bytes }) => bytes);
        yield* unpackRow(others.length > 0 ? Buffer.concat(parts) : first.bytes, first.updates);
      }
    },
  };
  return { updates, rows: starts.length };
}
