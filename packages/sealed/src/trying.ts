/* How much of what waits is tried at once, and on what something large is tried out. */

import * as Y from 'yjs';
import { updateIn, type ReadContents } from './contents.ts';
import type { TryOut } from './mailbox-options.ts';

/** A slice keeps the page busy for some 10 ms. */
const SLICE_ENTRIES = 400;
const SLICE_BYTES = 256 * 1024;

export function nextSlice(waiting: Iterable<Uint8Array>): Uint8Array[] {
  const slice: Uint8Array[] = [];
  let bytes = 0;
  for (const entry of waiting) {
    if (slice.length >= SLICE_ENTRIES || bytes > SLICE_BYTES) break;
    slice.push(entry);
    bytes += entry.length;
  }
  return slice;
}

/** Tries contents out: on nothing when they are whole, otherwise on what this device has. */
export async function tryOn(
  doc: Y.Doc,
  { contents, needs }: ReadContents,
  tryOut: TryOut,
): Promise<boolean> {
  const update = updateIn(contents);
  if (!update) return true;
  if (needs.areMetBy(() => 0)) return tryOut(update);
  // What has to wait is only counted, once what it needs is there.
  if (!needs.areMetBy((client) => Y.getState(doc.store, client))) return true;
  return tryOut(update, Y.encodeStateAsUpdate(doc));
}

/** Tries contents out on what this device has, which has all that they need. */
export async function tryHere(
  doc: Y.Doc,
  { contents }: ReadContents,
  tryOut: TryOut,
): Promise<boolean> {
  const update = updateIn(contents);
  return update === undefined || tryOut(update, Y.encodeStateAsUpdate(doc));
}
