/** Whether a record's rich text has any text, as Svelte state and without an editor. */
import { proseOf } from '@cairn/model/document';
import { hasWords } from '@cairn/model/shared';
import { createSubscriber } from 'svelte/reactivity';

type SharedText = ReturnType<typeof proseOf>;

export class Written {
  readonly #text: SharedText;
  readonly #track: () => void;

  constructor(doc: Parameters<typeof proseOf>[0], collection: string, id: string, field: string) {
    const text = proseOf(doc, collection, id, field);
    this.#text = text;
    this.#track = createSubscriber((update) => {
      text.observe(update);
      return () => {
        text.unobserve(update);
      };
    });
  }

  get yes(): boolean {
    this.#track();
    return hasWords(this.#text);
  }
}
