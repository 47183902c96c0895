/** Which value of a field may win: one that nobody who knew it has replaced. */
import * as Y from 'yjs';

/** A field that one transaction set or removed, and what its writer knew then. */
export interface Write {
  /** `collection`, `collection/id` or, for a field of a record, `collection/id/field`. */
  readonly place: string;
  /** `undefined` if it was removed. */
  readonly value: unknown;
  readonly client: number;
  /** The clock of the writer's client after the write. */
  readonly clock: number;
  /** The writer's state vector before the write. */
  readonly known: ReadonlyMap<number, number>;
}

/** What a local transaction wrote into the root maps and their records. */
export function writesOf(transaction: Y.Transaction): Write[] {
  const { doc, beforeState, afterState, changed } = transaction;
  const stamp = {
    client: doc.clientID,
    clock: afterState.get(doc.clientID) ?? 0,
    known: beforeState,
  };
  const writes: Write[] = [];
  for (const [type, keys] of changed as Map<unknown, Set<string | null>>) {
    if (!(type instanceof Y.Map)) continue;
    const path = placeOf(type as Y.Map<unknown>);
    for (const key of keys) {
      if (key === null) continue;
      const value: unknown = type.get(key);
      const place = `${path}/${key}`;
      if (value instanceof Y.Map) {
        for (const [field, first] of value as Y.Map<unknown>) {
          writes.push({ ...stamp, place: `${place}/${field}`, value: first });
        }
      }
      writes.push({ ...stamp, place, value });
    }
  }
  // Shared texts merge letter by letter, and containers have no value of their own to compare.
  return writes.filter(({ value }) => !(value instanceof Y.AbstractType));
}

/** What is wrong with the value that won at `place`; `null` if nothing is. */
export function faultOf(place: string, all: readonly Write[], won: unknown): string | null {
  const here = all.filter((write) => write.place === place);
  const sets = here.filter(({ value }) => value !== undefined);
  const removals = here.filter(({ value }) => value === undefined);
  const last = sets.filter((write) => !sets.some((later) => knew(later, write)));
  if (won === undefined) {
    const wasRemoved = last.some((write) => removals.some((removal) => knew(removal, write)));
    return wasRemoved ? null : 'it is gone, and nobody removed the last value';
  }
  const mayWin = last.some(
    (write) => isSame(write.value, won) && !removals.some((removal) => knew(removal, write)),
  );
  return mayWin ? null : 'an older value won over one whose writer knew it';
}

/** True if the writer of `later` already had `earlier`. */
function knew(later: Write, earlier: Write): boolean {
  return later !== earlier && (later.known.get(earlier.client) ?? 0) >= earlier.clock;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function placeOf(type: Y.Map<unknown>): string {
  const item = type._item;
  if (item === null) {
    for (const [name, root] of type.doc?.share ?? []) if (root === (type as unknown)) return name;
    return '';
  }
  return `${placeOf(item.parent as Y.Map<unknown>)}/${item.parentSub ?? ''}`;
}
