/* How much of what waits is tried at once, and on what something large is tried out. */

import * as Y from 'yjs';
import { updateIn, type ReadContents } from './contents.ts';
import { heldBy, isHeld } from './held.ts';
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

/**
 * Tries contents out: on nothing when they are whole and bring nothing that this device has a part of,
 * otherwise on what it has. What it has already is not tried.
 */
export async function tryOn(
  doc: Y.Doc,
  read: ReadContents,
  tryOut: TryOut,
): Promise<'good' | 'good on nothing' | 'bad'> {
  const { contents, held, needs } = read;
  const update = updateIn(contents);
  if (!update) return 'good';
  const isWhole = needs.areMetBy(() => 0);
  const isApart = [...held.items.keys()].every((client) => Y.getState(doc.store, client) === 0);
  if (isWhole && isApart) return (await tryOut(update)) ? 'good on nothing' : 'bad';
  if (isHeld(held, heldBy(doc))) return 'good';
  // What has to wait is only counted, once what it needs is there.
  if (!needs.areMetBy((client) => Y.getState(doc.store, client))) return 'good';
  return (await tryHere(doc, read, tryOut)) ? 'good' : 'bad';
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
