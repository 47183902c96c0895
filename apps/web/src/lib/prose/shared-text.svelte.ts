/** A shared text as Svelte state, for showing it without an editor. */
import { isLongProse } from '@cairn/model/document';
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

  /** True when it is too long to be shown: nothing else of it must be asked then. */
  get isLong(): boolean {
    this.#track();
    return isLongProse(this.fragment);
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
