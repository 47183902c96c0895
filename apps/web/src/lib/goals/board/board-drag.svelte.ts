/** A card in the hand: by mouse at once, by finger after a moment's rest, so that a swipe still scrolls. */
import type { GoalStatus } from '@cairn/model/goals';
import { isComposing } from '#lib/ui/composing.ts';

export interface CardDrop {
  readonly status: GoalStatus;
  /** The card it would come before; `null` for the end of the column. */
  readonly before: string | null;
}

const BEGINS_AFTER_PX = 5;
const REST_MS = 350;
const EDGE_PX = 48;
const SCROLL_STEP_PX = 10;

export class BoardDrag {
  dragged = $state<string>();
  over: CardDrop | null = $state.raw(null);
  pointer = $state.raw({ x: 0, y: 0 });
  #end: (() => void) | undefined;
  readonly #board: () => HTMLElement | undefined;
  readonly #ondrop: (id: string, drop: CardDrop) => void;

  constructor(board: () => HTMLElement | undefined, ondrop: (id: string, drop: CardDrop) => void) {
    this.#board = board;
    this.#ondrop = ondrop;
  }

  press(event: PointerEvent, id: string): void {
    if (event.button !== 0 || !event.isPrimary) return;
    const isTouch = event.pointerType === 'touch';
    const from = { x: event.clientX, y: event.clientY };
    const until = new AbortController();
    const { signal } = until;
    let frame = 0;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const begin = (): void => {
      this.dragged = id;
      this.#look();
      const scroll = (): void => {
        this.#scroll();
        frame = requestAnimationFrame(scroll);
      };
      frame = requestAnimationFrame(scroll);
    };
    this.#end?.();
    this.#end = () => {
      until.abort();
      clearTimeout(rest);
      cancelAnimationFrame(frame);
    };
    this.pointer = from;
    if (isTouch) rest = setTimeout(begin, REST_MS);
    const mine = (deed: (event: PointerEvent) => void) => (one: PointerEvent) => {
      if (one.pointerId === event.pointerId) deed(one);
    };
    addEventListener(
      'pointermove',
      mine(({ clientX, clientY }) => {
        this.pointer = { x: clientX, y: clientY };
        const far = Math.hypot(clientX - from.x, clientY - from.y) > BEGINS_AFTER_PX;
        if (this.dragged !== undefined) this.#look();
        else if (far && isTouch) this.cancel();
        else if (far) begin();
      }),
      { signal },
    );
    addEventListener(
      'pointerup',
      mine(() => this.#drop()),
      { signal },
    );
    addEventListener(
      'pointercancel',
      mine(() => this.cancel()),
      { signal },
    );
    // A finger that carries a card must not scroll the page with it.
    addEventListener(
      'touchmove',
      (touch) => {
        if (this.dragged !== undefined) touch.preventDefault();
      },
      { signal, passive: false },
    );
    addEventListener(
      'keydown',
      (key) => {
        if (isComposing(key) || key.key !== 'Escape' || this.dragged === undefined) return;
        key.stopPropagation();
        this.cancel();
      },
      { signal, capture: true },
    );
  }

  cancel(): void {
    this.#end?.();
    this.#end = undefined;
    this.dragged = undefined;
    this.over = null;
  }

  #drop(): void {
    const { dragged, over } = this;
    this.cancel();
    if (dragged === undefined) return;
    // The press ends on a link, which was not meant.
    const swallow = (click: MouseEvent): void => click.preventDefault();
    addEventListener('click', swallow, { capture: true });
    setTimeout(() => removeEventListener('click', swallow, { capture: true }));
    if (over !== null) this.#ondrop(dragged, over);
  }

  #look(): void {
    const { x, y } = this.pointer;
    const column = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-status]');
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
      status: column.dataset['status'] as GoalStatus,
      before: next?.dataset['card'] ?? null,
    };
  }

  #scroll(): void {
    const { x, y } = this.pointer;
    const step = (at: number, size: number) =>
      at < EDGE_PX ? -SCROLL_STEP_PX : at > size - EDGE_PX ? SCROLL_STEP_PX : 0;
    const board = this.#board();
    const box = board?.getBoundingClientRect();
    const sideways = box ? step(x - box.left, box.width) : 0;
    const down = step(y, innerHeight);
    if (sideways !== 0) board?.scrollBy(sideways, 0);
    if (down !== 0) scrollBy(0, down);
    if (sideways !== 0 || down !== 0) this.#look();
  }
}
