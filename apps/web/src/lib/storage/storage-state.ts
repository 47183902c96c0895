/** Whether the document is saved on this device: reported to one listener, awaited by others. */

export type StorageFailure = 'unavailable' | 'full' | 'lost';

export type StorageState =
  | { readonly kind: 'opening' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'failed'; readonly reason: StorageFailure };

export class CurrentState {
  readonly #onstate: (state: StorageState) => void;
  #now: StorageState = { kind: 'opening' };
  #waiters: ((isSaved: boolean) => void)[] = [];

  constructor(onstate: (state: StorageState) => void) {
    this.#onstate = onstate;
  }

  get now(): StorageState {
    return this.#now;
  }

  become(next: StorageState): void {
    this.#now = next;
    this.#onstate(next);
    if (next.kind !== 'saved' && next.kind !== 'failed') return;
    const settled = this.#waiters;
    this.#waiters = [];
    for (const settle of settled) settle(next.kind === 'saved');
  }

  /** Resolves to true once it is saved, to false once saving has failed. */
  settled(): Promise<boolean> {
    if (this.#now.kind === 'saved') return Promise.resolve(true);
    if (this.#now.kind === 'failed') return Promise.resolve(false);
    return new Promise((resolve) => this.#waiters.push(resolve));
  }
}
