/* Whether a document has something already: finding out is far cheaper than having Yjs merge it. */

import * as Y from 'yjs';
import type { DecodedUpdate } from './sound.ts';

interface Range {
  readonly clock: number;
  readonly len: number;
}

/** True when applying this update would change nothing in the document. */
export function isKnown(doc: Y.Doc, { structs, ds }: DecodedUpdate): boolean {
  if (doc.store.clients.size === 0) return false;
  const { sv, ds: deletions } = Y.snapshot(doc);
  for (const { id, length } of structs) {
    if (id.clock + length > (sv.get(id.client) ?? 0)) return false;
  }
  for (const [client, ranges] of ds.clients) {
    const known = deletions.clients.get(client) ?? [];
    if (!ranges.every((range) => isWithin(range, known))) return false;
  }
  return true;
}

/** @param known in ascending order, and neighbours merged, as Yjs makes them. */
function isWithin({ clock, len }: Range, known: readonly Range[]): boolean {
  let from = 0;
  let to = known.length;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((known[middle]?.clock ?? 0) <= clock) from = middle;
    else to = middle;
  }
  const range = known[from];
  return range !== undefined && range.clock <= clock && clock + len <= range.clock + range.len;
}
