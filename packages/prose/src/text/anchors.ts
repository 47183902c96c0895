/** Places in a shared text that survive editing. */
import * as Y from 'yjs';

/**
 * The character that a place holds on to: the one after the index (`after`) or the one before it
 * (`before`). What is typed right there ends up on the other side.
 */
export type Side = 'before' | 'after';

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
  const ties = places.map((place) => (place === null ? null : tieOf(text, place)));
  const wanted = new Set(ties.flatMap((tie) => tie?.item ?? []));
  const starts = new Map<Y.Item, number>();
  let index = 0;
  for (let item = text._start; item !== null && starts.size < wanted.size; item = item.right) {
    if (wanted.has(item)) starts.set(item, index);
    if (!item.deleted && item.countable) index += item.length;
  }
  return ties.map((tie) => {
    const start = tie?.item === null ? 0 : tie && starts.get(tie.item);
    return tie === null || start == null ? null : start + tie.offset;
  });
}

/** What a place holds on to: an item of the text, or `null` for its beginning, and how far behind that it is. */
interface Tie {
  readonly item: Y.Item | null;
  readonly offset: number;
}

function tieOf(text: Y.Text, place: Y.RelativePosition): Tie | null {
  const { doc } = text;
  if (doc === null) return null;
  try {
    if (place.item !== null) return tieTo(text, doc, place.item, place.assoc);
    // Asking the document for a root that it doesn't have would create an empty one.
    const root = place.tname === null ? null : doc.share.get(place.tname);
    if (root !== null && (root as unknown) !== text) return null;
    const absolute = Y.createAbsolutePositionFromRelativePosition(place, doc);
    return absolute?.type === text ? { item: null, offset: absolute.index } : null;
  } catch {
    // Places come from the document, which others can write to as well.
    return null;
  }
}

/** As Yjs does it: an item that was deleted and then brought back by undo is where it is now. */
function tieTo(text: Y.Text, { store }: Y.Doc, id: Y.ID, assoc: number): Tie | null {
  if (Y.getState(store, id.client) <= id.clock) return null;
  let item: Y.Item | null = null;
  let into = 0;
  for (let next: Y.ID | null = id; next !== null; next = item.redone) {
    const struct: Y.Item | Y.GC = Y.getItem(store, Y.createID(next.client, next.clock + into));
    if (!(struct instanceof Y.Item)) return null;
    item = struct;
    into += next.clock - item.id.clock;
  }
  if (item === null || item.parent !== text) return null;
  return { item, offset: item.deleted || !item.countable ? 0 : into + (assoc >= 0 ? 0 : 1) };
}
