/** A long list shows what fills a screen at once and the rest bit by bit, so that its page opens without a wait. */
import { whenIdle } from './when-idle.ts';

const A_SCREEN = 15;
/** Little enough that a press in the middle of it is answered at once. */
const A_STEP = 6;
const AT_LATEST_MS = 500;

export class Gradually {
  #shown = $state(0);

  /** To be made while a component is; `total` is how long the list is, `aScreen` how much of it fills one. */
  constructor(total: () => number, aScreen = A_SCREEN) {
    this.#shown = aScreen;
    $effect(() => {
      if (this.#shown >= total()) return;
      return whenIdle(() => (this.#shown += A_STEP), AT_LATEST_MS);
    });
  }

  /** As much of the list as is shown by now. */
  of<T>(all: readonly T[]): readonly T[] {
    return all.length <= this.#shown ? all : all.slice(0, this.#shown);
  }
}
