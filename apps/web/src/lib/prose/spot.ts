/** Where words are on the screen, for what floats beside them. */
import type { EditorView } from '@tiptap/pm/view';
import { floatBeside } from '#lib/ui/float.ts';

const GAP_PX = 8;
const SAME_LINE_PX = 4;

/** CSS pixels from the top left of the editor's frame. */
export interface Spot {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** The spot of a span of the editor's document; `left` is its middle if it is on one line. */
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
 * The height in pixels of a bar at the bottom of the window, which covers what floats; 0 without
 * one.
 */
export function barHeight(): number {
  const said = getComputedStyle(document.documentElement).getPropertyValue('--bar-height');
  return Number.parseFloat(said) || 0;
}

/**
 * Keeps `box`, which is in the editor's frame, beside a spot in it until the returned function is
 * called.
 */
export function floatBesideWords(
  { left, top, bottom }: Spot,
  frame: Element,
  box: HTMLElement,
  placement: 'top' | 'bottom' | 'bottom-start',
): () => void {
  const words = {
    contextElement: frame,
    getBoundingClientRect: () => {
      const origin = frame.getBoundingClientRect();
      return new DOMRect(origin.left + left, origin.top + top, 0, bottom - top);
    },
  };
  return floatBeside(words, box, { placement, gapPx: GAP_PX, within: frame, footPx: barHeight() });
}
