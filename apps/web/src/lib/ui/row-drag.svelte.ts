/** One drag of a row by its handle, by mouse, pen or finger. */
import { beforeIdAt, dragTarget, roomFor, type RowBox } from './drag-order.ts';
import { isComposing } from './composing.ts';

const EDGE_PX = 48;
const SCROLL_STEP_PX = 9;

interface Options {
  list: () => HTMLElement | undefined;
  ids: () => readonly string[];
  onmove: (id: string, beforeId: string | undefined) => void;
}

export class RowDrag {
  /** The id of the row in the hand, or undefined. */
  draggedId = $state<string>();
  #moved = $state(0);
  #boxes = $state.raw<RowBox[]>([]);
  #ids: readonly string[] = [];
  #from = 0;
  #startY = 0;
  #pointerY = 0;
  #listTop = 0;
  #end: (() => void) | undefined;
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Where the dragged row would land now. */
  #target = $derived.by(() => dragTarget(this.#boxes, this.#from, this.#moved));

  /** The vertical shift of a row in pixels while something is dragged. */
  shift(id: string): number {
    if (this.draggedId === undefined) return 0;
    if (id === this.draggedId) return this.#moved;
    return roomFor(this.#boxes, this.#from, this.#target, this.#ids.indexOf(id));
  }

  start(event: PointerEvent, id: string): void {
    const list = this.#options.list();
    if (!list || event.button !== 0 || !event.isPrimary) return;
    // Without this a mouse would select the text it is dragged over.
    event.preventDefault();
    this.#ids = [...this.#options.ids()];
    this.#listTop = list.getBoundingClientRect().top;
    this.#boxes = [...list.children].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return { top: top - this.#listTop, height };
    });
    this.#from = this.#ids.indexOf(id);
    this.#startY = this.#pointerY = event.clientY;
    this.#moved = 0;
    this.draggedId = id;
    this.#follow(list, event.pointerId);
  }

  /** Puts the row back where it was. */
  cancel(): void {
    this.#end?.();
    this.#end = undefined;
    this.draggedId = undefined;
    this.#boxes = [];
  }

  #drop(): void {
    const id = this.draggedId;
    const target = this.#target;
    const beforeId = beforeIdAt(this.#ids, this.#from, target);
    const moved = target !== this.#from;
    this.cancel();
    if (id !== undefined && moved) this.#options.onmove(id, beforeId);
  }

  #follow(list: HTMLElement, pointerId: number): void {
    const until = new AbortController();
    const { signal } = until;
    let frame = requestAnimationFrame(function scroll(this: void) {
      follow();
      frame = requestAnimationFrame(scroll);
    });
    const follow = (): void => {
      if (this.#pointerY < EDGE_PX) scrollBy(0, -SCROLL_STEP_PX);
      else if (this.#pointerY > innerHeight - EDGE_PX) scrollBy(0, SCROLL_STEP_PX);
      const scrolled = list.getBoundingClientRect().top - this.#listTop;
      this.#moved = this.#pointerY - this.#startY - scrolled;
    };
    const mine = (deed: (event: PointerEvent) => void) => (event: PointerEvent) => {
      if (event.pointerId === pointerId) deed(event);
    };
    addEventListener(
      'pointermove',
      mine((event) => (this.#pointerY = event.clientY)),
      { signal },
    );
    addEventListener(
      'pointerup',
      mine((event) => {
        this.#pointerY = event.clientY;
        follow();
        this.#drop();
      }),
      { signal },
    );
    addEventListener(
      'pointercancel',
      mine(() => this.cancel()),
      { signal },
    );
    addEventListener(
      'keydown',
      (event) => {
        if (isComposing(event) || event.key !== 'Escape') return;
        event.stopPropagation();
        this.cancel();
      },
      { signal, capture: true },
    );
    this.#end = () => {
      until.abort();
      cancelAnimationFrame(frame);
    };
  }
}
