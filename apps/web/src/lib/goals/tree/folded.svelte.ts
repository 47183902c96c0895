/** Which branches of the tree are collapsed: stored on this device only, between visits. */
import { SvelteSet } from 'svelte/reactivity';
import { readFolded, writeFolded } from '#lib/device/notes-to-self.ts';

export class Folded {
  readonly #key: string;
  readonly #ids: SvelteSet<string>;

  /** `key`: the workspace's key on this device. */
  constructor(key: string) {
    this.#key = key;
    this.#ids = new SvelteSet(readFolded(key));
  }

  has(id: string): boolean {
    return this.#ids.has(id);
  }

  set(id: string, folded: boolean): void {
    if (folded) this.#ids.add(id);
    else this.#ids.delete(id);
    writeFolded(this.#key, this.#ids);
  }
}
