/** A long list shows what fills a screen at once and the rest in the frames after, so that its page opens without a wait. */

const AT_ONCE = 15;
const A_FRAME = 20;

export class Gradually {
  #shown = $state(AT_ONCE);

  /** To be made while a component is; `total` is how long the list is. */
  constructor(total: () => number) {
    $effect(() => {
      if (this.#shown >= total()) return;
      const frame = requestAnimationFrame(() => (this.#shown += A_FRAME));
      return () => cancelAnimationFrame(frame);
    });
  }

  /** As much of the list as is shown by now. */
  of<T>(all: readonly T[]): readonly T[] {
    return all.length <= this.#shown ? all : all.slice(0, this.#shown);
  }
}
