/** Components that are fetched only when they are about to be needed, so that pages open with less. */

/** `fetch` is an import such as `() => import('./Card.svelte')`. */
export class OnDemand<C> {
  /** Undefined until it has been fetched; reactive. */
  current: C | undefined = $state.raw();
  readonly #fetch: () => Promise<{ default: C }>;
  #fetching = false;

  constructor(fetch: () => Promise<{ default: C }>) {
    this.#fetch = fetch;
  }

  /** Call it when a pointer or the keyboard comes near, and again when it is wanted: once fetched it does nothing. */
  readonly load = (): void => {
    if (this.current !== undefined || this.#fetching) return;
    this.#fetching = true;
    this.#fetch().then(
      ({ default: component }) => {
        this.current = component;
      },
      () => {
        // Out of reach for now: the next press tries again.
        this.#fetching = false;
      },
    );
  };
}
