/**
 * A card being dragged: by mouse at once, by finger after a short hold, so that a swipe still
 * scrolls.
 */
import { creepPage, creepStep, followPointer, type Point } from './pointer-drag.ts';

export interface CardDrop<Column extends string> {
  /** As its element says in `data-column`. */
  readonly column: Column;
  /** The card it would go before; `null` for the end of the column. */
  readonly before: string | null;
}

const BEGINS_AFTER_PX = 5;
const REST_MS = 350;

/** Each column has `data-column` and each card `data-card`. */
export class CardDrag<Column extends string> {
  dragged = $state<string>();
  over: CardDrop<Column> | null = $state.raw(null);
  pointer: Point = $state.raw({ x: 0, y: 0 });
  #cancel: (() => void) | undefined;
  readonly #board: () => HTMLElement | undefined;
  readonly #ondrop: (id: string, drop: CardDrop<Column>) => void;

  constructor(
    board: () => HTMLElement | undefined,
    ondrop: (id: string, drop: CardDrop<Column>) => void,
  ) {
    this.#board = board;
    this.#ondrop = ondrop;
  }

  press(event: PointerEvent, id: string): void {
    this.cancel();
    this.#cancel = followPointer(event, {
      beginsAfterPx: BEGINS_AFTER_PX,
      fingerRestsMs: REST_MS,
      onbegin: () => {
        this.dragged = id;
        this.pointer = { x: event.clientX, y: event.clientY };
        this.#look();
      },
      onmove: (at) => {
        this.pointer = at;
        this.#look();
      },
      creep: (at) => this.#creep(at),
      ondrop: () => {
        const { over } = this;
        this.#putDown();
        if (over !== null) this.#ondrop(id, over);
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
    const { x, y } = this.pointer;
    const column = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-column]');
    if (!column || !this.#board()?.contains(column)) {
      this.over = null;
      return;
    }
    const next = [...column.querySelectorAll<HTMLElement>('[data-card]')].find((card) => {
      if (card.dataset['card'] === this.dragged) return false;
      const { top, height } = card.getBoundingClientRect();
      return y < top + height / 2;
    });
    this.over = {
      column: column.dataset['column'] as Column,
      before: next?.dataset['card'] ?? null,
    };
  }

  #creep(at: Point): void {
    creepPage(at);
    const board = this.#board();
    if (!board) return;
    const { left, right } = board.getBoundingClientRect();
    const step = creepStep(at.x, left, right);
    if (step !== 0) board.scrollBy(step, 0);
  }
}
