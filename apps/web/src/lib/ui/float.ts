/** Keeps a floating box beside its anchor, and visible. */
import {
  autoUpdate,
  computePosition,
  flip,
  limitShift,
  offset,
  type Placement,
  type ReferenceElement,
  shift,
  size,
} from '@floating-ui/dom';

const MARGIN_PX = 8;
/** With less than this it would show nothing, so it is placed over its anchor. */
const LEAST_HEIGHT_PX = 96;

interface Wanted {
  /** The preferred side, used if it has enough space or at least as much as the other. */
  readonly placement: Placement;
  readonly gapPx: number;
  /** The element it must stay within sideways. */
  readonly within?: Element | undefined;
  /** The height of whatever covers the bottom of the window. */
  readonly footPx?: number | undefined;
}

/**
 * Keeps `box`, whose position is fixed or absolute, beside `anchor` until the returned function is
 * called. If neither side has enough space, the box is cut to fit and has to scroll.
 */
export function floatBeside(
  anchor: ReferenceElement,
  box: HTMLElement,
  { placement, gapPx, within, footPx = 0 }: Wanted,
): () => void {
  const strategy = getComputedStyle(box).position === 'fixed' ? 'fixed' : 'absolute';
  const padding = { top: MARGIN_PX, right: MARGIN_PX, bottom: MARGIN_PX + footPx, left: MARGIN_PX };
  const sideways = within === undefined ? { padding } : { boundary: within };
  // Under its own name, `shift`, it would make `size` count the anchor's space as available.
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
    // The side is chosen by its natural height, not by the one it was cut to.
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
