/**
 * One signal for each key that something reads, dropped when nothing does: 20,000 unread records
 * cost nothing.
 */
import { createSubscriber } from 'svelte/reactivity';

interface Signal {
  readonly track: () => void;
  raise: () => void;
}

export class Signals {
  readonly #signals = new Map<string, Signal>();

  /** Makes the running effect or derived depend on `key`. */
  track(key: string): void {
    // Outside both there is nothing to notify, and the signal would never be dropped.
    if (!$effect.tracking()) return;
    let signal = this.#signals.get(key);
    if (signal === undefined) {
      signal = this.#create(key);
      this.#signals.set(key, signal);
    }
    signal.track();
  }

  raise(key: string): void {
    this.#signals.get(key)?.raise();
  }

  #create(key: string): Signal {
    const signal: Signal = {
      track: createSubscriber((update) => {
        signal.raise = update;
        return () => {
          if (this.#signals.get(key) === signal) this.#signals.delete(key);
        };
      }),
      raise: () => {},
    };
    return signal;
  }
}
