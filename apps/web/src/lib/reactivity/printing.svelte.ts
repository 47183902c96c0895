/** Whether the page is being printed: then nothing is collapsed, and no list waits for the user. */
import { flushSync } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';

class Printing {
  readonly #onPaper = new MediaQuery('print');
  #begun = $state(false);

  /**
   * Call once, around every page. The browser prints what is there right after its event, so it
   * flushes synchronously.
   */
  watch(): () => void {
    const begin = () => {
      flushSync(() => (this.#begun = true));
    };
    const end = () => (this.#begun = false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }

  get now(): boolean {
    return this.#begun || this.#onPaper.current;
  }
}

export const printing = new Printing();
