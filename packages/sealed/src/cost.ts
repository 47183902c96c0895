/* What an update would cost to apply: how deep it nests, and how far Yjs would have to walk. */

import * as Y from 'yjs';
import { MOST_NESTED } from './nesting.ts';
import { NOWHERE, UpdatePlaces } from './update-places.ts';

/**
 * The most steps for one entry, at 0.1 to 0.4 µs each. Only what was written at the same time lies
 * between an item's neighbours.
 */
const MOST_STEPS = 1_000_000;
/** The most steps for a whole session; after that, each entry gets `FEW_STEPS`. */
const MOST_STEPS_IN_ALL = 5_000_000;
const FEW_STEPS = 1_000;
/** Copying this many values takes as long as one step. */
const VALUES_A_STEP = 16;
/** So does moving this many structs, when one in the middle of a client's list is split. */
const STRUCTS_A_STEP = 100;

/** Counts a session's steps, so that what it allows can be applied without blocking the page. */
export class Costs {
  #spent = 0;

  /**
   * Whether an update (v1) may be applied to `doc`. It must have been scanned, and `doc` must meet
   * its needs.
   */
  allow(doc: Y.Doc, update: Uint8Array): boolean {
    const most = this.#spent > MOST_STEPS_IN_ALL ? FEW_STEPS : MOST_STEPS;
    const steps = costOf(doc, update, most);
    if (Number.isFinite(steps)) this.#spent += steps;
    return steps <= most;
  }
}

/**
 * How many steps Yjs would take to find the places of an update's items, in `doc` and among each
 * other: an upper estimate. It stops counting soon after `most`. `Infinity` if the update nests too
 * deep.
 */
export function costOf(doc: Y.Doc, update: Uint8Array, most = MOST_STEPS): number {
  const { structs, ds } = Y.decodeUpdate(update);
  const places = new UpdatePlaces(doc, structs);
  let steps = 0;
  for (const struct of places.inOrder()) {
    const place = places.of(struct);
    if (place === NOWHERE) continue;
    const isMisplaced = place.depth >= MOST_NESTED || place.sub === null;
    if (struct.content instanceof Y.ContentType && isMisplaced) return Infinity;
    steps += place.among + place.copied / VALUES_A_STEP + place.moved / STRUCTS_A_STEP;
    steps += walk(place.start, place.end, most - steps);
    if (place.backwards !== null) steps += walkBack(place.backwards, most - steps);
    if (steps > most) return steps;
  }
  return steps + splitting(places, ds.clients);
}

function walk(start: Y.Item | null, end: Y.Item | null, most: number): number {
  let steps = 0;
  for (let at = start; at !== null && at !== end && steps <= most; at = at.right) steps += 1;
  return steps;
}

function walkBack(start: Y.Item, most: number): number {
  let steps = 0;
  for (let at: Y.Item | null = start; at !== null && steps <= most; at = at.left) steps += 1;
  return steps;
}

/** Deleting a part of a struct splits it: a list of plain values is copied, and the structs behind it are moved. */
function splitting(
  places: UpdatePlaces,
  deletions: ReadonlyMap<number, readonly { clock: number; len: number }[]>,
): number {
  let steps = 0;
  for (const [client, ranges] of deletions) {
    for (const { clock, len } of ranges) {
      for (const edge of [clock, clock + len]) {
        const { values, behind } = places.splitAt(client, edge);
        steps += values / VALUES_A_STEP + behind / STRUCTS_A_STEP;
      }
    }
  }
  return steps;
}
