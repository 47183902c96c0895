/** Puts a floating box beside the button that opened it. */

const GAP_PX = 6;
const MARGIN_PX = 8;

/**
 * Keeps `box`, fixed in the viewport, below `anchor`, or above it where there is more room, until
 * the returned function is called. Where neither side is enough the box scrolls.
 */
export function placeBeside(
  anchor: HTMLElement,
  box: HTMLElement,
  align: 'start' | 'end',
): () => void {
  const place = (): void => {
    box.style.maxHeight = '';
    const from = anchor.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const below = innerHeight - from.bottom - GAP_PX - MARGIN_PX;
    const above = from.top - GAP_PX - MARGIN_PX;
    const goesBelow = height <= below || below >= above;
    const room = Math.max(0, goesBelow ? below : above);
    const left = align === 'start' ? from.left : from.right - width;
    box.style.maxHeight = `${room}px`;
    box.style.left = `${Math.max(MARGIN_PX, Math.min(left, innerWidth - width - MARGIN_PX))}px`;
    box.style.top = goesBelow
      ? `${from.bottom + GAP_PX}px`
      : `${from.top - GAP_PX - Math.min(height, room)}px`;
  };
  place();
  const follow = new AbortController();
  // What it shows may come a moment later, or grow.
  const grown = new ResizeObserver(place);
  grown.observe(box);
  addEventListener('scroll', place, { capture: true, passive: true, signal: follow.signal });
  addEventListener('resize', place, { signal: follow.signal });
  return () => {
    grown.disconnect();
    follow.abort();
  };
}
