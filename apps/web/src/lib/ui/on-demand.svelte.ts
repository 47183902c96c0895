/** Parts of a page that are fetched only when they are about to be needed, so that pages open with less. */

export class OnDemand<Part> {
  /** Undefined until it has been fetched; reactive. */
  current: Part | undefined = $state.raw();
  readonly #fetch: () => Promise<Part>;
  #fetched: Promise<void> | undefined;

  /** `fetch` is an import such as `() => import('./Card.svelte')`. */
  constructor(fetch: () => Promise<Part>) {
    this.#fetch = fetch;
  }

  /** Call it when a pointer or the keyboard comes near, and again when it is wanted: once fetched it does nothing. */
  readonly load = (): void => {
    void this.ready().catch(() => {
      // Out of reach for now: the next press tries again.
    });
  };

  /** Resolves when it is there; rejects when it could not be fetched. */
  ready(): Promise<void> {
    this.#fetched ??= this.#fetch().then(
      (part) => {
        this.current = part;
      },
      (error: unknown) => {
        this.#fetched = undefined;
        throw error;
      },
    );
    return this.#fetched;
  }
}
