/**
 * Which entries of a collection are read when there are more than a device can handle. Anyone with
 * the link may write any number, with any id and date, so neither can decide. What decides is the
 * visit (the Yjs client) in which an entry was written. Of each visit a limited number is read,
 * more than a person writes in one, and every visit gets its first entries in before any gets more.
 * So a flood from one visit neither pushes the others out nor buries them.
 */
import type * as Y from 'yjs';
import type { CollectionShape } from './collection.ts';
import { itemsOf, knownIn, rawEntries, sharedEntries } from './entries.ts';

/** The most entries read of one visit: this many, or this share of all if that is more. */
const LEAST_OF_VISIT = 50;
const SHARE_OF_VISIT = 1 / 50;

/**
 * What a device had before a collection became too large: a state vector, as `Y.decodeStateVector`
 * returns it.
 */
export type Known = ReadonlyMap<number, number>;

/** The entries of one visit, by the clocks of the items that hold them. */
export interface Visit {
  /** The Yjs client. */
  readonly client: number;
  /** Oldest first. */
  readonly ids: readonly string[];
}

export interface EntriesToRead {
  readonly read: readonly string[];
  /** Those that aren't read; empty for any honest workspace. */
  readonly left: readonly string[];
  /**
   * How many entries of each visit are certain to be read: a visit with fewer is read in full.
   * `Infinity` if all are read.
   */
  readonly share: number;
}

/**
 * The same for everyone with the same document, except that `known` entries come first: a flood
 * that uses a client id per entry can take every visit's share, but can't push out what was already
 * here.
 */
export function entriesToRead(
  doc: Y.Doc,
  collection: Pick<CollectionShape, 'name' | 'storage' | 'mostEntries'>,
  known: Known = new Map(),
  entries = rawEntries(doc, collection),
): EntriesToRead {
  const most = collection.mostEntries;
  const all = [...entries.keys()];
  if (all.length <= most) return { read: all, left: [], share: Infinity };
  const items = itemsOf(doc, collection);
  const visits = visitsIn(items);
  const isKnown = knownIn(doc, collection, known);
  const read: string[] = [];
  const ofVisit = Math.max(LEAST_OF_VISIT, Math.floor(most * SHARE_OF_VISIT));
  const rests: string[][] = [];
  const beyond: string[] = [];
  for (const { ids } of visits) {
    const rest: string[] = [];
    for (const id of ids) (isKnown.has(id) ? read : rest).push(id);
    for (const id of rest.splice(ofVisit)) beyond.push(id);
    rests.push(rest);
  }
  const left = read.splice(most);
  let share = 0;
  // Round by round, each visit's next entry, until no more fit.
  let waiting = rests.filter((rest) => rest.length > 0);
  while (waiting.length > 0 && read.length + waiting.length <= most) {
    for (const rest of waiting) read.push(...rest.slice(share, share + 1));
    share += 1;
    waiting = waiting.filter((rest) => rest.length > share);
  }
  for (const rest of waiting) {
    for (const [at, id] of rest.slice(share).entries())
      (at === 0 && read.length < most ? read : left).push(id);
  }
  for (const id of beyond) left.push(id);
  return { read, left, share: waiting.length === 0 ? ofVisit : share };
}

/**
 * The existing entries by visit, in the order of client ids. An entry that several visits have
 * written to belongs to none of them.
 */
export function visitsOf(
  doc: Y.Doc,
  collection: Pick<CollectionShape, 'name' | 'storage'>,
): readonly Visit[] {
  const shared = sharedEntries(doc, collection);
  const items = [...itemsOf(doc, collection)].filter(([id]) => !shared.has(id));
  return visitsIn(new Map(items));
}

function visitsIn(items: ReadonlyMap<string, Y.Item>): readonly Visit[] {
  const clockOf = (id: string) => items.get(id)?.id.clock ?? 0;
  const visits = new Map<number, string[]>();
  for (const [id, item] of items) {
    const ids = visits.get(item.id.client);
    if (ids === undefined) visits.set(item.id.client, [id]);
    else ids.push(id);
  }
  return [...visits]
    .sort(([a], [b]) => a - b)
    .map(([client, ids]) => ({
      client,
      ids: ids.sort((a, b) => clockOf(a) - clockOf(b)),
    }));
}
