/**
 * Which entries of a collection are read when there are more than a device can bear. Whoever holds
 * the link may write any number, under any id and date, so neither decides; what decides is in which
 * visit (under which Yjs client) an entry was written. Of each visit some are read, more than a person
 * writes in one, and every visit gets its first entries in before any gets more: a flood from one
 * neither pushes the others out nor buries them.
 */
import type * as Y from 'yjs';
import { rootOf } from './document.ts';
import type { CollectionShape } from './collection.ts';

/** Of one visit at least so many are read, and at least this share of all. */
const LEAST_OF_VISIT = 50;
const SHARE_OF_VISIT = 1 / 50;

/** What a device had before a collection became too large: a state vector, as `Y.decodeStateVector` gives it. */
export type Known = ReadonlyMap<number, number>;

/** The entries of one visit, by the clocks of the items that hold them. */
export interface Visit {
  /** The Yjs client. */
  readonly client: number;
  /** The oldest first. */
  readonly ids: readonly string[];
}

export interface EntriesToRead {
  readonly read: readonly string[];
  /** Those that are not read; empty for any honest workspace. */
  readonly left: readonly string[];
  /** How many entries of a visit are in for certain: one that brings fewer is read whole. `Infinity` while all are. */
  readonly share: number;
}

/**
 * The same for everyone who has the same document, except that `known` entries come first: with a
 * client id for each entry even a share each can be flooded, but not what was here before.
 */
export function entriesToRead(
  doc: Y.Doc,
  collection: Pick<CollectionShape, 'name' | 'mostEntries'>,
  known: Known = new Map(),
): EntriesToRead {
  const most = collection.mostEntries;
  const all = [...rootOf(doc, collection).keys()];
  if (all.length <= most) return { read: all, left: [], share: Infinity };
  const visits = visitsOf(doc, collection);
  const isKnown = (client: number, id: string) =>
    clockOf(doc, collection, id) < (known.get(client) ?? 0);
  const read: string[] = [];
  const ofVisit = Math.max(LEAST_OF_VISIT, Math.floor(most * SHARE_OF_VISIT));
  const rests: string[][] = [];
  const beyond: string[] = [];
  for (const { client, ids } of visits) {
    const rest: string[] = [];
    for (const id of ids) (isKnown(client, id) ? read : rest).push(id);
    for (const id of rest.splice(ofVisit)) beyond.push(id);
    rests.push(rest);
  }
  const left = read.splice(most);
  let share = 0;
  // Round after round, each visit's next one, until no more fit.
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

/** Who wrote what there is now, visit by visit, by client id. */
export function visitsOf(doc: Y.Doc, collection: Pick<CollectionShape, 'name'>): readonly Visit[] {
  const visits = new Map<number, string[]>();
  for (const [id, item] of rootOf(doc, collection)._map) {
    if (item.deleted) continue;
    const ids = visits.get(item.id.client);
    if (ids === undefined) visits.set(item.id.client, [id]);
    else ids.push(id);
  }
  return [...visits]
    .sort(([a], [b]) => a - b)
    .map(([client, ids]) => ({
      client,
      ids: ids.sort((a, b) => clockOf(doc, collection, a) - clockOf(doc, collection, b)),
    }));
}

function clockOf(doc: Y.Doc, collection: Pick<CollectionShape, 'name'>, id: string): number {
  return rootOf(doc, collection)._map.get(id)?.id.clock ?? 0;
}
