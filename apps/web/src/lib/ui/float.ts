/** Keeps what floats beside what it belongs to, and in sight. */
import {
  autoUpdate,
  computePosition,
  flip,
  limitShift,
  offset,
  shift,
  size,
  type Placement,
  type ReferenceElement,
} from '@floating-ui/dom';

const MARGIN_PX = 8;
/** Less than this shows nothing; then it comes to lie over its anchor. */
const LEAST_HEIGHT_PX = 96;

interface Wanted {
  /** The side that is taken while there is room for it, or no more on the other. */
  readonly placement: Placement;
  readonly gapPx: number;
  /** What it may not leave sideways. */
  readonly within?: Element | undefined;
  /** What lies over the foot of the window. */
  readonly footPx?: number | undefined;
}

/**
 * Keeps `box`, whose position is fixed or absolute, beside `anchor` until the returned function is
 * called. Where neither side is enough it is cut to the room there is, and has to scroll.
 */
export function floatBeside(
  anchor: ReferenceElement,
  box: HTMLElement,
  { placement, gapPx, within, footPx = 0 }: Wanted,
): () => void {
  const strategy = getComputedStyle(box).position === 'fixed' ? 'fixed' : 'absolute';
  const padding = { top: MARGIN_PX, right: MARGIN_PX, bottom: MARGIN_PX + footPx, left: MARGIN_PX };
  const sideways = within === undefined ? { padding } : { boundary: within };
  // By a name of its own: `size` would count on the anchor being covered, had it shifted that way.
  const overAnchor = shift({ padding, mainAxis: false, crossAxis: true, limiter: limitShift() });
  const middleware = [
    offset(gapPx),
    flip({ padding, crossAxis: false }),
    shift(sideways),
    size({
      padding,
      apply: ({ availableHeight }) => {
        box.style.maxHeight = `${Math.max(LEAST_HEIGHT_PX, availableHeight)}px`;
      },
    }),
    { ...overAnchor, name: 'overAnchor' },
  ];
  let isStopped = false;
  const place = async () => {
    const { scrollTop } = box;
    // Its own height decides for a side, not the one it was cut to.
    box.style.maxHeight = '';
    const { x, y } = await computePosition(anchor, box, { strategy, placement, middleware });
    if (isStopped) return;
    box.style.left = `${x}px`;
    box.style.top = `${y}px`;
    box.scrollTop = scrollTop;
  };
  const stop = autoUpdate(anchor, box, () => void place());
  return () => {
    isStopped = true;
    stop();
  };
}
