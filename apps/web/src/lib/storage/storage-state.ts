/** How it stands with what is kept on this device, told to one and awaited by others. */

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

  /** Resolves with true once it is saved, false once it has failed. */
  settled(): Promise<boolean> {
    if (this.#now.kind === 'saved') return Promise.resolve(true);
    if (this.#now.kind === 'failed') return Promise.resolve(false);
    return new Promise((resolve) => this.#waiters.push(resolve));
  }
}
