/** A goal in the hand over the tree: which row it is over, and whether it would go before, under or after that. */
import { dropAt, type DropAt } from './tree-moves.ts';
import { isComposing } from '#lib/ui/composing.ts';

export interface Drop {
  readonly target: string;
  readonly at: DropAt;
}

interface Options {
  readonly element: () => HTMLElement | undefined;
  /** False for rows that the dragged one cannot go to: itself and what hangs under it. */
  readonly allows: (dragged: string, target: string) => boolean;
  readonly ondrop: (dragged: string, drop: Drop) => void;
}

const EDGE_PX = 56;
const SCROLL_STEP_PX = 9;

export class TreeDrag {
  dragged = $state<string>();
  over: Drop | null = $state.raw(null);
  /** Where the pointer is, for what is shown beside it. */
  pointer = $state.raw({ x: 0, y: 0 });
  #end: (() => void) | undefined;
  readonly #is: Options;

  constructor(options: Options) {
    this.#is = options;
  }

  start(event: PointerEvent, id: string): void {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    this.dragged = id;
    this.over = null;
    this.pointer = { x: event.clientX, y: event.clientY };
    const until = new AbortController();
    const { signal } = until;
    const { pointerId } = event;
    addEventListener(
      'pointermove',
      (move) => {
        if (move.pointerId !== pointerId) return;
        this.pointer = { x: move.clientX, y: move.clientY };
        this.#look();
      },
      { signal },
    );
    addEventListener(
      'pointerup',
      (up) => {
        if (up.pointerId !== pointerId) return;
        const { over } = this;
        this.cancel();
        if (over !== null) this.#is.ondrop(id, over);
      },
      { signal },
    );
    addEventListener('pointercancel', () => this.cancel(), { signal });
    addEventListener(
      'keydown',
      (press) => {
        if (isComposing(press) || press.key !== 'Escape') return;
        press.stopPropagation();
        this.cancel();
      },
      { signal, capture: true },
    );
    let frame = requestAnimationFrame(function scroll(this: void) {
      follow();
      frame = requestAnimationFrame(scroll);
    });
    const follow = (): void => {
      const { y } = this.pointer;
      const step = y < EDGE_PX ? -SCROLL_STEP_PX : y > innerHeight - EDGE_PX ? SCROLL_STEP_PX : 0;
      if (step === 0) return;
      scrollBy(0, step);
      this.#look();
    };
    this.#end = () => {
      until.abort();
      cancelAnimationFrame(frame);
    };
  }

  cancel(): void {
    this.#end?.();
    this.#end = undefined;
    this.dragged = undefined;
    this.over = null;
  }

  #look(): void {
    const { dragged } = this;
    const { x, y } = this.pointer;
    const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-goal]');
    const target = row?.dataset['goal'];
    if (
      !row ||
      target === undefined ||
      dragged === undefined ||
      !this.#is.element()?.contains(row)
    ) {
      this.over = null;
      return;
    }
    const { top, height } = row.getBoundingClientRect();
    this.over = this.#is.allows(dragged, target) ? { target, at: dropAt(y, top, height) } : null;
  }
}
