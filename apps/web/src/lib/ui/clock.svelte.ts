/** The time as components see it: it moves on while a page stays open, over midnight too. */
import { createSubscriber } from 'svelte/reactivity';
import { dayOf } from './dates.ts';

const STEP_MS = 30_000;

class Clock {
  #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, STEP_MS);
    // A laptop that slept, or a tab in the background, has missed its steps.
    document.addEventListener('visibilitychange', update);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', update);
    };
  });

  /** Milliseconds since the epoch; what reads it runs again at least every 30 seconds. */
  get now(): number {
    this.#subscribe();
    return Date.now();
  }

  /** Today on this device, 'YYYY-MM-DD'. */
  get today(): string {
    return dayOf(this.now);
  }
}

export const clock = new Clock();
