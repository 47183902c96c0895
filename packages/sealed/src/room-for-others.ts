/* How far others may fill the document: what is written here has to be sealed together with it, and read by others. */

import * as Y from 'yjs';
import { structsIn } from './applying.ts';
import { MOST_STRUCTS, updateIn, type ReadContents } from './contents.ts';

/**
 * What comes from others may fill the document so far. A device seals all of it in one snapshot when a
 * room is empty, after a change of link say, so what it writes itself must have its place in there.
 */
export const MOST_FROM_OTHERS = MOST_STRUCTS / 2;
/**
 * Beyond that a session takes so much more, which two people write in months. Whoever fills the half
 * could otherwise make honest devices deaf to each other, even once they have changed the link.
 */
export const MORE_A_SESSION = MOST_STRUCTS / 100;
/** All sessions together take no more than this, and so does a device that has nothing yet. */
export const MOST_FROM_OTHERS_IN_ALL = (MOST_STRUCTS / 4) * 3;

/** What contents would add to the document: so many structs, or rather fewer. */
interface Added {
  readonly structs: number;
  readonly isExact: boolean;
}

/** Keeps the account of a session. */
export class RoomForOthers {
  readonly #doc: Y.Doc;
  /** How many structs the document has, or rather more. */
  #structs = 0;
  #isExact = false;
  #more = 0;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** The document may have changed in other ways. */
  recount(): void {
    this.#structs = structsIn(this.#doc);
    this.#isExact = true;
  }

  /** What contents would add, whose needs the document meets; `undefined` when there is no room for that. */
  neededBy({ contents, held, structs }: ReadContents): Added | undefined {
    const update = updateIn(contents);
    if (!update) return { structs: 0, isExact: true };
    // Each struct can take two others apart, and so can each deletion.
    const most = structs * 3 + countOf(held.deletions) * 2;
    if (this.#structs + most <= MOST_FROM_OTHERS) return { structs: most, isExact: false };
    if (!this.#isExact) this.recount();
    const added = addedTo(this.#doc, update);
    return this.#hasRoomFor(added) ? { structs: added, isExact: true } : undefined;
  }

  /** The contents have been applied. */
  take({ structs, isExact }: Added): void {
    this.#more += this.#beyondHalf(structs);
    this.#structs += structs;
    this.#isExact &&= isExact;
  }

  #hasRoomFor(added: number): boolean {
    const total = this.#structs + added;
    if (added === 0 || total <= MOST_FROM_OTHERS) return true;
    if (total > MOST_FROM_OTHERS_IN_ALL) return false;
    return this.#structs === 0 || this.#more + this.#beyondHalf(added) <= MORE_A_SESSION;
  }

  /** Not of what a device takes that had nothing. */
  #beyondHalf(added: number): number {
    if (this.#structs === 0) return 0;
    return Math.max(0, this.#structs + added - Math.max(this.#structs, MOST_FROM_OTHERS));
  }
}

/**
 * How many structs an update (v1) adds to `doc`, which has all that it needs: those that are new, and
 * those that it takes apart. Some of them Yjs may join again.
 */
export function addedTo(doc: Y.Doc, update: Uint8Array): number {
  const { structs, ds } = Y.decodeUpdate(update);
  const cuts = new Cuts(doc);
  let added = 0;
  for (const struct of structs) {
    const { client, clock } = struct.id;
    cuts.begins(client, clock, struct.length);
    if (clock + struct.length <= Y.getState(doc.store, client)) continue;
    added += 1;
    if (!(struct instanceof Y.Item)) continue;
    if (struct.origin) cuts.cut(struct.origin.client, struct.origin.clock + 1);
    if (struct.rightOrigin) cuts.cut(struct.rightOrigin.client, struct.rightOrigin.clock);
  }
  for (const [client, ranges] of ds.clients) {
    for (const { clock, len } of ranges) {
      cuts.cut(client, clock);
      cuts.cut(client, clock + len);
    }
  }
  return added + cuts.count();
}

/** Where structs are taken apart. */
class Cuts {
  readonly #doc: Y.Doc;
  readonly #cuts = new Map<number, Set<number>>();
  /** Where a struct of the update begins, or the last one ends. */
  readonly #edges = new Map<number, Set<number>>();

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  begins(client: number, clock: number, length: number): void {
    setOf(this.#edges, client)
      .add(clock)
      .add(clock + length);
  }

  cut(client: number, clock: number): void {
    setOf(this.#cuts, client).add(clock);
  }

  count(): number {
    let count = 0;
    for (const [client, clocks] of this.#cuts) {
      for (const clock of clocks) if (this.#isWithin(client, clock)) count += 1;
    }
    return count;
  }

  #isWithin(client: number, clock: number): boolean {
    const { store } = this.#doc;
    const state = Y.getState(store, client);
    if (clock === state || clock === 0) return false;
    if (clock > state) return this.#edges.get(client)?.has(clock) === false;
    const structs = store.clients.get(client) ?? [];
    const struct = structs[Y.findIndexSS(structs, clock)];
    return struct instanceof Y.Item && struct.id.clock < clock;
  }
}

function setOf(sets: Map<number, Set<number>>, client: number): Set<number> {
  const set = sets.get(client) ?? new Set();
  sets.set(client, set);
  return set;
}

function countOf(ranges: ReadContents['held']['deletions']): number {
  let count = 0;
  for (const list of ranges.values()) count += list.length;
  return count;
}
