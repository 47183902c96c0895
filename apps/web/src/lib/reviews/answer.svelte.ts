/** What was answered to one question of a review, as Svelte state and without an editor. */
import { isLongProse, proseOf } from '@cairn/model/document';
import type { Question, ReviewId } from '@cairn/model/reviews';
import { lineText, readFlat } from '@cairn/prose/text';
import { createSubscriber } from 'svelte/reactivity';

type SharedText = ReturnType<typeof proseOf>;

export class Answer {
  readonly #text: SharedText;
  readonly #track: () => void;

  constructor(doc: Parameters<typeof proseOf>[0], id: ReviewId, question: Question) {
    const text = proseOf(doc, 'reviews', id, question);
    this.#text = text;
    this.#track = createSubscriber((update) => {
      text.observe(update);
      return () => {
        text.unobserve(update);
      };
    });
  }

  /** Its lines, without empty ones. */
  get lines(): readonly string[] {
    this.#track();
    if (isLongProse(this.#text)) return [];
    return readFlat(this.#text)
      .lines.map((line) => lineText(line).trim())
      .filter((line) => line !== '');
  }
}
