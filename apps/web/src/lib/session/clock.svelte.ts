/**
 * The time on the screen, ticking slowly so that "in 3 days" doesn't go stale in a page left open.
 */
import { type Day, dayOf } from '@cairn/model/shared';

const TICK_MS = 30_000;

export class Clock {
  #now = $state(Date.now());
  readonly #today = $derived(dayOf(this.#now));
  readonly #timer = setInterval(this.#tick.bind(this), TICK_MS);

  constructor() {
    document.addEventListener('visibilitychange', this.#onvisible);
  }

  /** Milliseconds since 1970, at most half a minute old. */
  get now(): number {
    return this.#now;
  }

  get today(): Day {
    return this.#today;
  }

  dispose(): void {
    clearInterval(this.#timer);
    document.removeEventListener('visibilitychange', this.#onvisible);
  }

  #tick(): void {
    this.#now = Date.now();
  }

  readonly #onvisible = () => this.#tick();
}
