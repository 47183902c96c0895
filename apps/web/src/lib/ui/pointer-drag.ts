/**
 * One drag by mouse, pen or finger, from pressing until it is dropped or cancelled. The caller
 * knows what is where.
 */
import { isComposing } from './composing.ts';

/** CSS pixels from the top left of the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Drag {
  /** The distance from which it is a drag; with 0 it begins at once, and there is no click. */
  readonly beginsAfterPx: number;
  /** How long a finger has to hold still to begin, so that a swipe still scrolls. */
  readonly fingerRestsMs?: number | undefined;
  readonly onbegin?: (() => void) | undefined;
  /** It has begun, and the pointer or what is under it has moved; `isFine` while Alt is held. */
  readonly onmove: (at: Point, isFine: boolean) => void;
  /** Called in each frame, to scroll a step if the pointer is near an edge. */
  readonly creep?: ((at: Point) => void) | undefined;
  readonly ondrop: () => void;
  /** It was released before it began. */
  readonly onpress?: (() => void) | undefined;
  /** It has ended without a drop. */
  readonly oncancel: () => void;
  /** Whether this key cancels it; by default only Escape. */
  readonly takesBack?: ((key: KeyboardEvent) => boolean) | undefined;
}

const EDGE_PX = 48;
const STEP_PX = 10;

/**
 * How far to scroll in this frame, in pixels: this close to either end, scrolling continues by
 * itself.
 */
export function creepStep(at: number, start: number, end: number): number {
  return at < start + EDGE_PX ? -STEP_PX : at > end - EDGE_PX ? STEP_PX : 0;
}

/** Scrolls the page if the pointer is near its top or bottom. */
export function creepPage({ y }: Point): void {
  const step = creepStep(y, 0, innerHeight);
  if (step !== 0) scrollBy(0, step);
}

const isEscape = ({ key }: KeyboardEvent) => key === 'Escape';
const pointOf = ({ clientX, clientY }: PointerEvent): Point => ({ x: clientX, y: clientY });

/**
 * Follows the pressed pointer, unless it was another button or a second finger. Returns a function
 * that cancels it.
 */
export function followPointer(press: PointerEvent, drag: Drag): () => void {
  if (press.button !== 0 || !press.isPrimary) return () => {};
  const { beginsAfterPx, fingerRestsMs, takesBack = isEscape } = drag;
  const isByRest = press.pointerType === 'touch' && fingerRestsMs !== undefined;
  const from = pointOf(press);
  const until = new AbortController();
  const { signal } = until;
  let at = from;
  let isFine = press.altKey;
  let hasBegun = false;
  let frame = 0;
  let rest: ReturnType<typeof setTimeout> | undefined;

  const end = () => {
    until.abort();
    clearTimeout(rest);
    cancelAnimationFrame(frame);
  };
  const cancel = () => {
    if (signal.aborted) return;
    end();
    if (hasBegun) swallowClick();
    drag.oncancel();
  };
  const begin = () => {
    hasBegun = true;
    drag.onbegin?.();
    const creep = () => {
      drag.creep?.(at);
      frame = requestAnimationFrame(creep);
    };
    frame = requestAnimationFrame(creep);
  };
  const move = (event: PointerEvent) => {
    at = pointOf(event);
    isFine = event.altKey;
    const isFar = Math.hypot(at.x - from.x, at.y - from.y) >= beginsAfterPx;
    if (!hasBegun && isFar) {
      if (isByRest) return cancel();
      begin();
    }
    if (hasBegun) drag.onmove(at, isFine);
  };
  const lift = (event: PointerEvent) => {
    const hasMoved = event.clientX !== at.x || event.clientY !== at.y;
    if (hasBegun && hasMoved) move(event);
    if (signal.aborted) return;
    end();
    if (hasBegun) {
      swallowClick(event);
      drag.ondrop();
    } else (drag.onpress ?? drag.oncancel)();
  };
  const pressKey = (event: KeyboardEvent) => {
    if (!hasBegun || isComposing(event) || !takesBack(event)) return;
    event.preventDefault();
    event.stopPropagation();
    cancel();
  };

  const mine = (handle: (event: PointerEvent) => void) => (event: PointerEvent) => {
    if (event.pointerId === press.pointerId) handle(event);
  };
  addEventListener('pointermove', mine(move), { signal });
  addEventListener('pointerup', mine(lift), { signal });
  addEventListener('pointercancel', mine(cancel), { signal });
  addEventListener('keydown', pressKey, { signal, capture: true });
  addEventListener('scroll', () => hasBegun && drag.onmove(at, isFine), { signal, capture: true });
  // A finger that is dragging something must not scroll the page as well.
  const holdPage = (touch: TouchEvent) => hasBegun && touch.preventDefault();
  addEventListener('touchmove', holdPage, { signal, passive: false });

  if (isByRest) rest = setTimeout(begin, fingerRestsMs);
  else if (beginsAfterPx === 0) {
    // Without this, a mouse would select the text it is dragged over.
    press.preventDefault();
    begin();
  }
  return cancel;
}

/**
 * Stops the click at the end of a drag from following a link; `lifted` if the drag has already
 * ended.
 */
function swallowClick(lifted?: PointerEvent): void {
  const until = new AbortController();
  const { signal } = until;
  const endSoon = () => setTimeout(() => until.abort());
  addEventListener('click', (click) => click.preventDefault(), { capture: true, signal });
  if (lifted) endSoon();
  else
    for (const name of ['pointerup', 'pointercancel', 'pointerdown'] as const)
      addEventListener(name, endSoon, { capture: true, signal });
}
