/** Parts of a page that are fetched only when they are about to be needed, so that pages open with less. */

export class OnDemand<Part> {
  /** Undefined until it has been fetched; reactive. */
  current: Part | undefined = $state.raw();
  /** It could not be fetched; tried again with the next press, and when the network is back. */
  missing = $state(false);
  readonly #fetch: () => Promise<Part>;
  #fetching = false;

  /** `fetch` is an import such as `() => import('./Card.svelte')`. */
  constructor(fetch: () => Promise<Part>) {
    this.#fetch = fetch;
  }

  /** Call it when a pointer or the keyboard comes near, and again when it is wanted: once fetched it does nothing. */
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
