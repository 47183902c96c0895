/**
 * The words that somebody has had before them. What others change while one reads isn't agreed to
 * before it has been seen: the button to agree may be out of sight of the words.
 */
import { isSameTerms, type Terms } from '@cairn/model/agreement';
import { LocalChange } from '@cairn/model/document';
import { tick, untrack } from 'svelte';
import * as Y from 'yjs';

/** What has just changed can't have been read: a click was meant for what was there before. */
const SHOWN_MS = 1_000;

export class SeenTerms {
  readonly #terms: () => Terms;
  #seen = $state.raw<Terms>(new Map());
  #since = performance.now();
  #isOwnEdit = false;

  /** Create it while a component is being set up. `terms`: the present ones. */
  constructor(doc: Y.Doc, terms: () => Terms) {
    this.#terms = terms;
    this.#seen = untrack(terms);
    $effect(() => {
      const note = ({ origin }: Y.Transaction) => {
        // What the mailbox brings counts as local for Yjs.
        if (!(origin instanceof LocalChange || origin instanceof Y.UndoManager)) return;
        this.#isOwnEdit = true;
        // Whatever else arrives does so later.
        void tick().then(() => (this.#isOwnEdit = false));
      };
      doc.on('beforeTransaction', note);
      return () => doc.off('beforeTransaction', note);
    });
    let before = this.#seen;
    $effect(() => {
      const now = terms();
      if (isSameTerms(before, now)) return;
      const hadSeen = isSameTerms(
        untrack(() => this.#seen),
        before,
      );
      before = now;
      this.#since = performance.now();
      if (this.#isOwnEdit && hadSeen) this.#seen = now;
    });
  }

  /** What was seen last; the present words once nothing has changed since. */
  get terms(): Terms {
    return this.#seen;
  }

  /** Whether somebody else has changed something since. */
  get areOld(): boolean {
    return !isSameTerms(this.#seen, this.#terms());
  }

  /** False where the last change is so new that it can't have been read. */
  see(): boolean {
    if (performance.now() - this.#since < SHOWN_MS) return false;
    this.#seen = this.#terms();
    return true;
  }
}
