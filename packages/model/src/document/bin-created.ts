/**
 * Undoing a creation moves it to the bin: erasing it would erase what the other person has added
 * since (DOC-9).
 */
import type * as Y from 'yjs';
import type { PersonId } from '../shared/ids.ts';
import type { EntityRef } from './change.ts';
import { entryAt } from './entries.ts';

/** Moves what was created into the bin or out of it, with `origin`; returns whether that changed anything. */
export function setBinned(
  doc: Y.Doc,
  { created, person }: { readonly created: readonly EntityRef[]; readonly person: PersonId | null },
  binned: boolean,
  now: () => number,
  origin: unknown,
): boolean {
  let changed = false;
  doc.transact(() => {
    for (const { collection, id } of created) {
      const entry = entryAt(doc, collection, id);
      if (entry === undefined || entry.has('deletedAt') === binned) continue;
      entry.put({ deletedAt: binned ? now() : null, deletedBy: binned ? person : null });
      changed = true;
    }
  }, origin);
  return changed;
}

/**
 * Who put the first of these records into the bin, null if that isn't known; `undefined` if all
 * were deleted for good.
 */
export function binnedBy(doc: Y.Doc, created: readonly EntityRef[]): PersonId | null | undefined {
  for (const { collection, id } of created) {
    const entry = entryAt(doc, collection, id);
    if (entry === undefined) continue;
    const by = entry.get('deletedBy');
    return typeof by === 'string' ? (by as PersonId) : null;
  }
  return undefined;
}
