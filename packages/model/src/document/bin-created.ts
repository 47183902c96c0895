/**
 * Undoing a creation moves it to the bin: erasing it would erase what the other person has added
 * since (DOC-9).
 */
import * as Y from 'yjs';
import type { PersonId } from '../shared/ids.ts';
import type { EntityRef } from './change.ts';
import { rootOf } from './document.ts';

type Entry = Readonly<Record<string, unknown>>;

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
      const root = rootOf(doc, collection);
      const entry = root.get(id);
      if (entry instanceof Y.Map) {
        if (entry.has('deletedAt') === binned) continue;
        if (binned) {
          entry.set('deletedAt', now());
          entry.set('deletedBy', person);
        } else {
          entry.delete('deletedAt');
          entry.delete('deletedBy');
        }
      } else if (typeof entry === 'object' && entry !== null) {
        if (Object.hasOwn(entry, 'deletedAt') === binned) continue;
        const { deletedAt: _at, deletedBy: _by, ...rest } = entry as Entry;
        root.set(id, binned ? { ...rest, deletedAt: now(), deletedBy: person } : rest);
      } else continue;
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
    const entry = rootOf(doc, collection).get(id);
    if (typeof entry !== 'object' || entry === null) continue;
    const by: unknown =
      entry instanceof Y.Map ? entry.get('deletedBy') : (entry as Entry)['deletedBy'];
    return typeof by === 'string' ? (by as PersonId) : null;
  }
  return undefined;
}
