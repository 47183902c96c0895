/**
 * The words a thread is about, as they are now; only looked for while someone is looking at the
 * thread.
 */
import { isLongProse, proseOf } from '@cairn/model/document';
import { DISCUSSED, type Thread, type WordsNow, wordsNow } from '@cairn/model/feedback';
import { findOnce, isAttached, proseLetters } from '@cairn/model/shared';
import { createSubscriber } from 'svelte/reactivity';
import type * as Y from 'yjs';
import type { WorkspaceSession } from '#lib/session/workspace-session.svelte.ts';

/** The words are looked for again this long after the first of a run of keystrokes. */
const LOOK_AGAIN_MS = 300;

export class Attachment {
  readonly #thread: Thread;
  readonly #prose: Y.Text | null;
  readonly #subscribe: () => void;

  constructor({ doc }: Pick<WorkspaceSession, 'doc'>, thread: Thread) {
    this.#thread = thread;
    const { kind, id, range } = thread.anchor;
    const prose =
      kind === 'workspace' || id === null || range === null
        ? null
        : proseOf(doc, DISCUSSED[kind], id, range.field);
    this.#prose = prose;
    this.#subscribe = createSubscriber((update) => {
      let timer: ReturnType<typeof setTimeout> | undefined;
      const changed = () => {
        timer ??= setTimeout(() => {
          timer = undefined;
          update();
        }, LOOK_AGAIN_MS);
      };
      prose?.observe(changed);
      return () => {
        clearTimeout(timer);
        prose?.unobserve(changed);
      };
    });
  }

  /** False if the thread is about words that are gone. Reactive. */
  get holds(): boolean {
    this.#subscribe();
    const { range } = this.#thread.anchor;
    if (range === null || this.#prose === null) return true;
    return (
      isAttached(this.#prose, range) ||
      (!isLongProse(this.#prose) && findOnce(proseLetters(this.#prose), range.quote) !== null)
    );
  }

  /** The words as they are now; `null` if they are gone, or in a text that is too long to look through. Reactive. */
  get now(): WordsNow | null {
    this.#subscribe();
    const { range } = this.#thread.anchor;
    return range === null || this.#prose === null ? null : wordsNow(this.#prose, range);
  }
}
