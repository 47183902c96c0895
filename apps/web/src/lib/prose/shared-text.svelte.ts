/** A shared text as Svelte state, for showing it without an editor. */
import { createSubscriber } from 'svelte/reactivity';
import type { XmlFragment } from 'yjs';
import { isKnown, piecesOf, type Block, type Words } from './reading.ts';

export class SharedText {
  readonly fragment: XmlFragment;
  readonly #track: () => void;

  constructor(fragment: XmlFragment) {
    this.fragment = fragment;
    this.#track = createSubscriber((update) => {
      fragment.observeDeep(update);
      return () => {
        fragment.unobserveDeep(update);
      };
    });
  }

  get pieces(): readonly (Block | Words)[] {
    this.#track();
    return piecesOf(this.fragment);
  }

  /** False when the text holds something that the editor would lose. */
  get known(): boolean {
    this.#track();
    return isKnown(this.fragment);
  }
}
