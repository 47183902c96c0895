/** Places what floats beside the words: on the side that is wanted, or on the other where there is no room. */
import type { EditorView } from '@tiptap/pm/view';

const GAP_PX = 8;
const SAME_LINE_PX = 4;
/** Less than this is no list; then it may reach out of sight and be scrolled to. */
const LEAST_HEIGHT_PX = 96;

/** Where words are: CSS pixels from the top left of the editor's frame. */
export interface Spot {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

/** From the top of the window, in CSS pixels. */
export interface Room {
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

/** The height of a bar at the foot of the window, which lies above what floats; 0 without one. */
export function barHeight(): number {
  const said = getComputedStyle(document.documentElement).getPropertyValue('--bar-height');
  return Number.parseFloat(said) || 0;
}

/** What can be seen of the window: neither under an open keyboard nor behind a bar at its foot. */
export function roomInSight(): Room {
  const top = window.visualViewport?.offsetTop ?? 0;
  const height = window.visualViewport?.height ?? window.innerHeight;
  return { top, bottom: Math.min(top + height, window.innerHeight - barHeight()) };
}

/**
 * Left and top, in CSS pixels from the frame's top left, and how high it may be to stay in sight.
 * @param size of what floats, when nothing cuts it off.
 * @param frame the editor's frame; its `top` is from the top of the window.
 */
export function besideWords(
  spot: Spot,
  size: { readonly width: number; readonly height: number },
  frame: { readonly width: number; readonly top: number },
  room: Room,
  prefer: 'above' | 'below',
): { left: number; top: number; height: number } {
  const left = Math.max(0, Math.min(spot.left - size.width / 2, frame.width - size.width));
  const space = {
    above: frame.top + spot.top - room.top - 2 * GAP_PX,
    below: room.bottom - frame.top - spot.bottom - 2 * GAP_PX,
  };
  const other = prefer === 'above' ? 'below' : 'above';
  const wins = space[prefer] >= size.height || space[prefer] >= space[other];
  const side = wins ? prefer : other;
  const height = Math.max(space[side], LEAST_HEIGHT_PX);
  const shown = Math.min(size.height, height);
  return {
    left,
    top: side === 'above' ? spot.top - GAP_PX - shown : spot.bottom + GAP_PX,
    height,
  };
}
