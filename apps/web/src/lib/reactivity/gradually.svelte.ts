/**
 * A long list shows what fills a screen at once and the rest bit by bit, so that its page opens
 * without a wait; one of thousands stops growing and goes on when somebody asks for more, since a
 * page with all of them would answer no more.
 */
import { printing } from './printing.svelte.ts';
import { whenIdle } from './when-idle.ts';

const A_SCREEN = 15;
/** Little enough that a press in the middle of it is answered at once. */
const A_STEP = 6;
const AT_LATEST_MS = 500;
/** As many goals as two people gather in five years. */
const UNASKED = 500;

export class Gradually {
  readonly #total: () => number;
  #shown = $state(0);
  #most = $state(UNASKED);

  /** To be made while a component is; `total` is how long the list is, `aScreen` how much of it fills one. */
  constructor(total: () => number, aScreen = A_SCREEN) {
    this.#total = total;
    this.#shown = aScreen;
    $effect(() => {
      if (this.#shown >= Math.min(total(), this.#most)) return;
      return whenIdle(() => (this.#shown += A_STEP), AT_LATEST_MS);
    });
  }

  /** As much of the list as is shown by now. */
  of<T>(all: readonly T[]): readonly T[] {
    return printing.now || all.length <= this.#shown ? all : all.slice(0, this.#shown);
  }

  /** How many are shown only when `more` is asked for; 0 while the list still grows by itself. */
  get left(): number {
    return this.#total() > this.#most && this.#shown >= this.#most
      ? this.#total() - this.#shown
      : 0;
  }

  readonly more = (): void => {
    this.#most = this.#shown + UNASKED;
  };
}
