/** A shared text as Svelte state, for showing it without an editor. */
import { isLongProse } from '@cairn/model/document';
import { type Block, readFlat, render } from '@cairn/prose/text';
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';

export class SharedText {
  readonly #text: Y.Text;
  readonly #track: () => void;

  constructor(text: Y.Text) {
    this.#text = text;
    this.#track = createSubscriber((update) => {
      text.observe(update);
      return () => {
        text.unobserve(update);
      };
    });
  }

  /** Too long to show; then don't read anything else of it. */
  get isLong(): boolean {
    this.#track();
    return isLongProse(this.#text);
  }

  /** The text's blocks; empty if nothing has been written. */
  get blocks(): readonly Block[] {
    this.#track();
    return this.#text.length === 0 ? [] : render(readFlat(this.#text).lines);
  }
}
