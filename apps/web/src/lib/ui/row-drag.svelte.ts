/** A row being dragged by its handle: where it would land, and how the others move aside. */
import { beforeIdAt, dragTarget, roomFor, type RowBox } from './drag-order.ts';
import { creepPage, followPointer } from './pointer-drag.ts';

interface Options {
  list: () => HTMLElement | undefined;
  ids: () => readonly string[];
  onmove: (id: string, beforeId: string | undefined) => void;
}

export class RowDrag {
  /** The id of the row being dragged, or undefined. */
  draggedId = $state<string>();
  #moved = $state(0);
  #boxes = $state.raw<RowBox[]>([]);
  #ids: readonly string[] = [];
  #from = 0;
  #cancel: (() => void) | undefined;
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  /** Where the dragged row would land now. */
  #target = $derived.by(() => dragTarget(this.#boxes, this.#from, this.#moved));

  /** The vertical shift of a row, in pixels, during a drag. */
  shift(id: string): number {
    if (this.draggedId === undefined) return 0;
    if (id === this.draggedId) return this.#moved;
    return roomFor(this.#boxes, this.#from, this.#target, this.#ids.indexOf(id));
  }

  start(event: PointerEvent, id: string): void {
    const list = this.#options.list();
    if (!list) return;
    this.cancel();
    const startTop = list.getBoundingClientRect().top;
    this.#cancel = followPointer(event, {
      beginsAfterPx: 0,
      onbegin: () => this.#lift(list, id),
      // The list may have scrolled under the pointer.
      onmove: ({ y }) => {
        this.#moved = y - event.clientY - (list.getBoundingClientRect().top - startTop);
      },
      creep: creepPage,
      ondrop: () => this.#drop(),
      oncancel: () => this.#putDown(),
    });
  }

  /** Puts the row back where it was. */
  cancel(): void {
    this.#cancel?.();
  }

  #lift(list: HTMLElement, id: string): void {
    this.#ids = [...this.#options.ids()];
    const listTop = list.getBoundingClientRect().top;
    this.#boxes = [...list.children].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return { top: top - listTop, height };
    });
    this.#from = this.#ids.indexOf(id);
    this.#moved = 0;
    this.draggedId = id;
  }

  #putDown(): void {
    this.draggedId = undefined;
    this.#boxes = [];
  }

  #drop(): void {
    const id = this.draggedId;
    const target = this.#target;
    const beforeId = beforeIdAt(this.#ids, this.#from, target);
    const moved = target !== this.#from;
    this.#putDown();
    if (id !== undefined && moved) this.#options.onmove(id, beforeId);
  }
}
