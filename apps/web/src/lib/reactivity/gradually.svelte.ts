/**
 * Shows a long list one screenful at once and the rest bit by bit, so that its page opens without a
 * wait. A list of thousands stops growing until the user asks for more, since a page with all of
 * them would no longer respond.
 */
import { printing } from './printing.svelte.ts';
import { whenIdle } from './when-idle.ts';

const A_SCREEN = 15;
/** Small enough that a click in the middle of it is answered at once. */
const A_STEP = 6;
const AT_LATEST_MS = 500;
/** As many goals as two people collect in five years. */
const UNASKED = 500;

export class Gradually {
  readonly #total: () => number;
  #shown = $state(0);
  #most = $state(UNASKED);

  /**
   * Create it while a component is being set up. `total`: the list's length; `aScreen`: how many
   * items fill a screen.
   */
  constructor(total: () => number, aScreen = A_SCREEN) {
    this.#total = total;
    this.#shown = aScreen;
    $effect(() => {
      if (this.#shown >= Math.min(total(), this.#most)) return;
      return whenIdle(() => (this.#shown += A_STEP), AT_LATEST_MS);
    });
  }

  /** The part of the list that is shown by now. */
  of<T>(all: readonly T[]): readonly T[] {
    return printing.now || all.length <= this.#shown ? all : all.slice(0, this.#shown);
  }

  /** How many are only shown after `more`; 0 while the list still grows by itself. */
  get left(): number {
    return this.#total() > this.#most && this.#shown >= this.#most
      ? this.#total() - this.#shown
      : 0;
  }

  readonly more = (): void => {
    this.#most = this.#shown + UNASKED;
  };
}
