/** Places in a shared text that survive editing. */
import * as Y from 'yjs';
import { restoredAt, type Tie } from './restored.ts';

/**
 * The character that a place holds on to: the one after the index (`after`) or the one before it
 * (`before`). What is typed right there ends up on the other side.
 */
export type Side = 'before' | 'after';

/** Words between two places. */
export interface PlacedWords {
  /** Holds on to their first letter; `null` if it couldn't be read. */
  readonly start: Y.RelativePosition | null;
  /** Holds on to their last letter. */
  readonly end: Y.RelativePosition | null;
  /** How the words began when the places were made. */
  readonly head: string;
  /** How they ended. */
  readonly tail: string;
}

/** The flat indexes of the start and the end of words. */
export interface Indexes {
  readonly from: number;
  readonly to: number;
}

export function placeAt(text: Y.Text, index: number, side: Side): Y.RelativePosition {
  return Y.createRelativePositionFromTypeIndex(text, index, side === 'before' ? -1 : 0);
}

/** The flat index of a place; `null` if it is in another text or isn't known here (yet). */
export function indexOfPlace(text: Y.Text, place: Y.RelativePosition): number | null {
  return indexesOfPlaces(text, [place])[0] ?? null;
}

/** `indexOfPlace` of each, in one walk over the text: there may be thousands, all near its end. */
export function indexesOfPlaces(
  text: Y.Text,
  places: readonly (Y.RelativePosition | null)[],
): (number | null)[] {
  const ties = places.map((place) => tieOf(text, place));
  const indexOf = indexing(text, ties);
  return ties.map((tie) => tie && indexOf(tie));
}

/**
 * Where each is now, the same on every device: letters that undo has brought back count as those
 * that were deleted. `null` for words in another text, or that aren't known here (yet).
 */
export function indexesOfWords(text: Y.Text, words: readonly PlacedWords[]): (Indexes | null)[] {
  const edges = words.map(({ start, end, head, tail }) => ({
    start: edgeOf(tieOf(text, start), head, true),
    end: edgeOf(tieOf(text, end), tail, false),
  }));
  const ties = edges.flatMap(({ start, end }) => [...start.ties, ...end.ties]);
  const indexOf = indexing(text, ties);
  const indexesOf = ({ ties }: Edge) => ties.flatMap((tie) => indexOf(tie) ?? []);
  return edges.map(({ start, end }) => {
    const ends = indexesOf(end);
    return shortest(indexesOf(start), end.isSure ? ends : [Math.min(...ends)]);
  });
}

/** The places where words may begin or end; an end that isn't sure is the first of them. */
interface Edge {
  readonly ties: readonly Tie[];
  readonly isSure: boolean;
}

function edgeOf(tie: PlaceTie | null, quote: string, isStart: boolean): Edge {
  if (tie?.item == null || tie.lost === null)
    return { ties: tie === null ? [] : [tie], isSure: true };
  const { sure, limits } = restoredAt({ id: tie.lost, item: tie.item, isStart, quote });
  return sure.length > 0 ? { ties: sure, isSure: true } : { ties: [tie, ...limits], isSure: false };
}

/**
 * Letters that two people brought back are there twice, but what is between them isn't part of the
 * words. There may be as many starts and ends as letters, so they aren't all compared.
 */
function shortest(starts: readonly number[], ends: readonly number[]): Indexes | null {
  const sorted = starts.toSorted((a, b) => a - b);
  let found: Indexes | null = null;
  let next = 0;
  for (const to of ends.toSorted((a, b) => a - b)) {
    while ((sorted[next] ?? Infinity) < to) next += 1;
    const from = sorted[next - 1];
    if (from !== undefined && to - from < (found ? found.to - found.from : Infinity))
      found = { from, to };
  }
  const [from] = starts;
  const [to] = ends;
  return found ?? (from === undefined || to === undefined ? null : { from, to });
}

/** Gives the flat index of each of these, found in one walk. */
function indexing(text: Y.Text, ties: readonly (Tie | null)[]): (tie: Tie) => number | null {
  const wanted = new Set(ties.flatMap((tie) => tie?.item ?? []));
  const starts = new Map<Y.Item, number>();
  let index = 0;
  for (let item = text._start; item !== null && starts.size < wanted.size; item = item.right) {
    if (wanted.has(item)) starts.set(item, index);
    if (!item.deleted && item.countable) index += item.length;
  }
  return ({ item, offset }) => {
    const start = item === null ? 0 : starts.get(item);
    return start === undefined ? null : start + offset;
  };
}

/** What a place holds on to: an item of the text, or `null` for its beginning, and how far behind that it is. */
interface PlaceTie extends Tie {
  /** Its letter, if that was deleted. */
  readonly lost: Y.ID | null;
}

function tieOf(text: Y.Text, place: Y.RelativePosition | null): PlaceTie | null {
  const { doc } = text;
  if (doc === null || place === null) return null;
  try {
    if (place.item !== null) return tieTo(text, doc, place.item, place.assoc);
    // Asking the document for a root that it doesn't have would create an empty one.
    const root = place.tname === null ? null : doc.share.get(place.tname);
    if (root !== null && (root as unknown) !== text) return null;
    const absolute = Y.createAbsolutePositionFromRelativePosition(place, doc);
    return absolute?.type === text ? { item: null, offset: absolute.index, lost: null } : null;
  } catch {
    // Places come from the document, which others can write to as well.
    return null;
  }
}

function tieTo(text: Y.Text, { store }: Y.Doc, id: Y.ID, assoc: number): PlaceTie | null {
  if (Y.getState(store, id.client) <= id.clock) return null;
  const item: Y.Item | Y.GC = Y.getItem(store, id);
  if (!(item instanceof Y.Item) || item.parent !== text) return null;
  if (item.deleted) return { item, offset: 0, lost: id };
  const into = id.clock - item.id.clock;
  return { item, offset: item.countable ? into + (assoc >= 0 ? 0 : 1) : 0, lost: null };
}
