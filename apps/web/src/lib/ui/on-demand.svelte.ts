/**
 * Parts of a page that are loaded only when they are about to be needed, so that pages open faster.
 */

export class OnDemand<Part> {
  /** Undefined until it has loaded. Reactive. */
  current: Part | undefined = $state.raw();
  /** It couldn't be loaded; tried again on the next click, and when the network is back. */
  missing = $state(false);
  readonly #fetch: () => Promise<Part>;
  #fetching = false;

  /** `fetch` is an import such as `() => import('./Card.svelte')`. */
  constructor(fetch: () => Promise<Part>) {
    this.#fetch = fetch;
  }

  /**
   * Call it when the pointer or the focus comes near, and again when the part is needed; once
   * loaded it does nothing.
   */
  readonly load = (): void => {
    if (this.#fetching || this.current !== undefined) return;
    this.#fetching = true;
    void this.#fetch()
      .then(
        (part) => {
          this.current = part;
          this.missing = false;
        },
        () => {
          this.missing = true;
          addEventListener('online', this.load, { once: true });
        },
      )
      .finally(() => (this.#fetching = false));
  };
}
