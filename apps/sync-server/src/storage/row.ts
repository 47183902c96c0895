/* One row of the store: the updates that a room gathered for one commit, one after another. */

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

/** The bytes of a row with these updates; a single one is stored as it is. */
export function packRow(updates: readonly Uint8Array[]): Uint8Array {
  const [only] = updates;
  if (updates.length === 1 && only) return only;
  return encoding.encode((encoder) => {
    for (const update of updates) encoding.writeVarUint8Array(encoder, update);
  });
}

/** The updates in a row that contains this many; bytes that make no sense are returned as one update. */
export function unpackRow(bytes: Uint8Array, count: number): Uint8Array[] {
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
