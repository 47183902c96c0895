/** What was answered to one question of a review, as Svelte state and without an editor. */
import { proseOf } from '@cairn/model/document';
import type { Question, ReviewId } from '@cairn/model/reviews';
import { createSubscriber } from 'svelte/reactivity';
import { proseLines } from '#lib/features/search-words.ts';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

export class Answer {
  readonly #read: () => string[];
  readonly #track: () => void;

  constructor(session: WorkspaceSession, id: ReviewId, question: Question) {
    const text = proseOf(session.doc, 'reviews', id, question);
    this.#read = () => proseLines(session, 'reviews', id, question);
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
    return this.#read()
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }
}
