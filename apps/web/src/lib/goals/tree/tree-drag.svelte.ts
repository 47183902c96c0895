/**
 * A goal being dragged over the tree: which row it is over, and whether it would go before, under
 * or after that.
 */
import { creepPage, followPointer, type Point } from '#lib/ui/pointer-drag.ts';
import { type DropAt, dropAt } from './tree-moves.ts';

export interface Drop {
  readonly target: string;
  readonly at: DropAt;
}

interface Options {
  readonly element: () => HTMLElement | undefined;
  /** False for rows that the dragged goal can't go to: itself and everything below it. */
  readonly allows: (dragged: string, target: string) => boolean;
  readonly ondrop: (dragged: string, drop: Drop) => void;
}

export class TreeDrag {
  dragged = $state<string>();
  over: Drop | null = $state.raw(null);
  /** The pointer's position, for what is shown beside it. */
  pointer: Point = $state.raw({ x: 0, y: 0 });
  #cancel: (() => void) | undefined;
  readonly #is: Options;

  constructor(options: Options) {
    this.#is = options;
  }

  start(event: PointerEvent, id: string): void {
    this.cancel();
    this.#cancel = followPointer(event, {
      beginsAfterPx: 0,
      onbegin: () => {
        this.dragged = id;
        this.pointer = { x: event.clientX, y: event.clientY };
      },
      onmove: (at) => {
        this.pointer = at;
        this.#look();
      },
      creep: creepPage,
      ondrop: () => {
        const { over } = this;
        this.#putDown();
        if (over !== null) this.#is.ondrop(id, over);
      },
      oncancel: () => this.#putDown(),
    });
  }

  cancel(): void {
    this.#cancel?.();
  }

  #putDown(): void {
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
