/** Places in a shared text that survive editing. */
import * as Y from 'yjs';

/**
 * Holds on to the character behind the index (`after`), or to the one before it (`before`):
 * what is typed right there stays on the other side.
 */
export type Side = 'before' | 'after';

export function placeAt(text: Y.Text, index: number, side: Side): Y.RelativePosition {
  return Y.createRelativePositionFromTypeIndex(text, index, side === 'before' ? -1 : 0);
}

/** The flat index of a place; `null` when it is in another text or isn't known here (yet). */
export function indexOfPlace(text: Y.Text, place: Y.RelativePosition): number | null {
  if (text.doc === null) return null;
  // Asking the document for a root that it doesn't have would leave an empty one behind.
  const root = place.tname === null ? null : text.doc.share.get(place.tname);
  if (place.item === null && root !== null && (root as unknown) !== text) return null;
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(place, text.doc);
    return absolute?.type === text ? absolute.index : null;
  } catch {
    // Places come from the document, which others write to as well.
    return null;
  }
}
