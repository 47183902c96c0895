/** One drag by mouse, pen or finger, from the press until it is let go or taken back. What lies where is handed in. */
import { isComposing } from './composing.ts';

/** CSS pixels from the top left of the window. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Drag {
  /** So far from the press it is a drag; with 0 it begins at once, and the press does nothing else. */
  readonly beginsAfterPx: number;
  /** A finger begins it by resting for so long, so that a swipe still scrolls. */
  readonly fingerRestsMs?: number | undefined;
  readonly onbegin?: (() => void) | undefined;
  /** It has begun, and the pointer or what lies under it has moved; `isFine` while Alt is held. */
  readonly onmove: (at: Point, isFine: boolean) => void;
  /** Called in each frame: scrolls by a step where the pointer is near an edge. */
  readonly creep?: ((at: Point) => void) | undefined;
  readonly ondrop: () => void;
  /** Let go before it began. */
  readonly onpress?: (() => void) | undefined;
  /** It is over, and nothing was dropped. */
  readonly oncancel: () => void;
  /** Whether this key takes it back; Escape alone when left out. */
  readonly takesBack?: ((key: KeyboardEvent) => boolean) | undefined;
}

const EDGE_PX = 48;
const STEP_PX = 10;

/** By how much to scroll in this frame: so near either end it goes on by itself. */
export function creepStep(at: number, start: number, end: number): number {
  return at < start + EDGE_PX ? -STEP_PX : at > end - EDGE_PX ? STEP_PX : 0;
}

/** Scrolls the page where the pointer is near its top or foot. */
export function creepPage({ y }: Point): void {
  const step = creepStep(y, 0, innerHeight);
  if (step !== 0) scrollBy(0, step);
}

const isEscape = ({ key }: KeyboardEvent) => key === 'Escape';
const pointOf = ({ clientX, clientY }: PointerEvent): Point => ({ x: clientX, y: clientY });

/** Follows the pointer that was pressed, unless that was another button or a second finger. Returns what cancels it. */
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
  // A finger that carries something must not scroll the page with it.
  const holdPage = (touch: TouchEvent) => hasBegun && touch.preventDefault();
  addEventListener('touchmove', holdPage, { signal, passive: false });

  if (isByRest) rest = setTimeout(begin, fingerRestsMs);
  else if (beginsAfterPx === 0) {
    // Without this a mouse would select the text it is dragged over.
    press.preventDefault();
    begin();
  }
  return cancel;
}

/** The press that was a drag ends on a link, which was not meant; `lifted` when it has ended already. */
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
