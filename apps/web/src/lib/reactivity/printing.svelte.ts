/** Whether the page is being printed: then nothing stays folded away, and nothing waits to be asked for. */
import { flushSync } from 'svelte';
import { MediaQuery } from 'svelte/reactivity';

class Printing {
  readonly #onPaper = new MediaQuery('print');
  #begun = $state(false);

  /** To be called once, by what surrounds every page: a browser prints what is there once its event was heard. */
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
