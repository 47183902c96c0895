/** Places what floats beside the words: above them, or below where there is no room or a finger's own menu is. */
import type { EditorView } from '@tiptap/pm/view';

const GAP_PX = 8;
const SAME_LINE_PX = 4;

/** Where words are: CSS pixels from the top left of the editor's frame. */
export interface Spot {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** The spot of a span of the editor's document; `left` is its middle when it is on one line. */
export function spotOf(view: EditorView, frame: Element, from: number, to: number): Spot {
  const origin = frame.getBoundingClientRect();
  const start = view.coordsAtPos(from);
  const end = view.coordsAtPos(to, -1);
  const onOneLine = Math.abs(start.top - end.top) < SAME_LINE_PX;
  const left = onOneLine ? (start.left + end.right) / 2 : start.left;
  return {
    left: left - origin.left,
    top: start.top - origin.top,
    bottom: end.bottom - origin.top,
  };
}

/**
 * Left and top, in CSS pixels from the frame's top left.
 * @param size of what floats.
 * @param frame the editor's frame; its `top` is from the top of the window.
 */
export function besideWords(
  spot: Spot,
  size: { readonly width: number; readonly height: number },
  frame: { readonly width: number; readonly top: number },
  prefer: 'above' | 'below',
): { left: number; top: number } {
  const left = Math.max(0, Math.min(spot.left - size.width / 2, frame.width - size.width));
  const above = spot.top - size.height - GAP_PX;
  const fits = frame.top + above > GAP_PX;
  return { left, top: prefer === 'above' && fits ? above : spot.bottom + GAP_PX };
}
