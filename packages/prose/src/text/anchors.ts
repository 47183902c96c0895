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
  if (text.doc === null) return null;
  // Asking the document for a root that it doesn't have would create an empty one.
  const root = place.tname === null ? null : text.doc.share.get(place.tname);
  if (place.item === null && root !== null && (root as unknown) !== text) return null;
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(place, text.doc);
    return absolute?.type === text ? absolute.index : null;
  } catch {
    // Places come from the document, which others can write to as well.
    return null;
  }
}
