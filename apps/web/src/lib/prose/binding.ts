/**
 * Binds an editor to its shared text: what the user does is written as the smallest change, and
 * remote changes are shown with the fewest steps. After each transaction the editor shows what the
 * text says, except while words are being composed: then it may lag behind until the composition
 * ends.
 */
import type { ProseHistory } from '@cairn/model/document';
import {
  applyEvent,
  type DeltaOp,
  flatToDoc,
  isShown,
  reconcile,
  writeChange,
  type WriteOptions,
} from '@cairn/prose/editor';
import { readFlat } from '@cairn/prose/text';
import type { Node } from '@tiptap/pm/model';
import { Plugin, PluginKey, type PluginView, type Transaction } from '@tiptap/pm/state';
import { Transform } from '@tiptap/pm/transform';
import type { EditorView } from '@tiptap/pm/view';
import type * as Y from 'yjs';
import { mergeHeld, regionsOf } from './composing.ts';
import { knowDrawn } from './drawn.ts';
import {
  type FlatSelection,
  mapSelection,
  placeSelection,
  shownSelection,
} from './flat-selection.ts';
import { whenIdle } from './when-idle.ts';

export interface BindingOptions {
  readonly text: Y.Text;
  readonly history: Pick<ProseHistory, 'origin' | 'isTravel'>;
  readonly newId: WriteOptions['newId'];
  /** Asked before a remote change is shown; `false` if it can't be. */
  readonly canShow: () => boolean;
}

/**
 * `true` once the editor shows everything the text says; with several regions, only on the last
 * one.
 */
const key = new PluginKey<boolean>('prose-binding');

/** The composition ends a moment before the editor has read the last of its words. */
const COMPOSED_MS = 30;

/** Whether the transaction comes from the shared text, not from this user's keyboard. */
export function isFromText(transaction: Pick<Transaction, 'getMeta'>): boolean {
  return transaction.getMeta(key) !== undefined;
}

/** Whether places in the text are places in the editor after this transaction. */
export function showsText(transaction: Pick<Transaction, 'getMeta'>): boolean {
  return transaction.getMeta(key) === true;
}

/** The editor document for a shared text, for opening an editor. */
export function docOf(schema: Parameters<typeof flatToDoc>[0], text: Y.Text): Node {
  return flatToDoc(schema, readFlat(text));
}

export function proseBinding(options: BindingOptions): Plugin {
  return new Plugin({ key, view: (view) => new Binding(view, options) });
}

class Binding implements PluginView {
  readonly #view: EditorView;
  readonly #options: BindingOptions;
  readonly #check = whenIdle(() => this.#putRight());
  /** The document at the last point when the editor and the text agreed. */
  #shown: Node;
  /** Remote changes since then, while words are being composed; otherwise `null`. */
  #held: (readonly DeltaOp[])[] | null = null;
  #release: ReturnType<typeof setTimeout> | undefined;
  #isWriting = false;
  #isShowing = false;
  #isDestroyed = false;

  constructor(view: EditorView, options: BindingOptions) {
    this.#view = view;
    this.#options = options;
    this.#shown = view.state.doc;
    options.text.observe(this.#onText);
    view.dom.addEventListener('compositionend', this.#releaseSoon);
    if (!isShown(view.state.doc, options.text)) this.#reconcile();
  }

  update(): void {
    if (this.#isShowing || this.#view.state.doc === this.#shown) return;
    if (this.#held === null) this.#write();
    else if (!this.#view.composing) this.#releaseSoon();
    this.#check.soon();
  }

  destroy(): void {
    this.#isDestroyed = true;
    this.#check.cancel();
    clearTimeout(this.#release);
    this.#options.text.unobserve(this.#onText);
    this.#view.dom.removeEventListener('compositionend', this.#releaseSoon);
    if (this.#held !== null) this.#writeHeld(this.#held);
  }

  get #selection(): FlatSelection {
    return shownSelection(this.#view);
  }

  #write(): void {
    const [before, after] = [this.#shown, this.#view.state.doc];
    this.#shown = after;
    if (this.#writeChange(before, after) !== 'shape') return;
    // A block with a composition in it must not be redrawn.
    if (this.#view.composing && !isShown(after, this.#options.text)) this.#held = [];
    else this.#reconcile();
  }

  #writeChange(before: Node, after: Node) {
    const { text, history, newId } = this.#options;
    const outer = this.#isWriting;
    this.#isWriting = true;
    try {
      return writeChange(text, before, after, { origin: history.origin, newId });
    } finally {
      this.#isWriting = outer;
    }
  }

  #reconcile(selection = this.#selection): void {
    const { tr } = this.#view.state;
    reconcile(tr, this.#options.text);
    this.#show(tr, selection);
  }

  readonly #onText = (event: Y.YTextEvent) => {
    const { text, history, canShow } = this.#options;
    const { local } = event.transaction;
    const origin: unknown = event.transaction.origin;
    const isOwn = this.#isWriting && local && origin === history.origin;
    if (this.#isDestroyed || isOwn || !canShow()) return;
    const delta = event.delta as readonly DeltaOp[];
    if (this.#held !== null) this.#held.push(delta);
    else if (this.#view.composing) this.#showAround(event, delta);
    else {
      const { tr } = this.#view.state;
      const isTravel = history.isTravel(origin) && this.#view.hasFocus();
      const selection = mapSelection(this.#selection, delta, isTravel);
      applyEvent(tr, text, event);
      if (isTravel) tr.scrollIntoView();
      this.#show(tr, selection);
    }
    this.#check.soon();
  };

  /**
   * Shows changes before and after the block being composed in, one by one; those inside it wait.
   */
  #showAround(event: Y.YTextEvent, delta: readonly DeltaOp[]): void {
    const { doc, selection } = this.#view.state;
    const transform = new Transform(doc);
    applyEvent(transform, this.#options.text, event);
    const regions = regionsOf(transform, selection.$head);
    if (regions === null) {
      this.#held = [delta];
      return;
    }
    knowDrawn(this.#view);
    for (const [at, steps] of regions.entries()) {
      const { tr } = this.#view.state;
      for (const step of steps) tr.step(step);
      this.#dispatch(tr, at === regions.length - 1);
    }
    this.#agree(transform.doc);
  }

  #show(tr: Transaction, selection: FlatSelection): void {
    if (!tr.docChanged) return;
    placeSelection(tr, selection);
    tr.setStoredMarks(this.#view.state.storedMarks);
    this.#dispatch(tr, true);
    this.#agree(tr.doc);
  }

  #dispatch(tr: Transaction, isAll: boolean): void {
    const outer = this.#isShowing;
    this.#isShowing = true;
    try {
      // Other people's text isn't turned into links or blocks.
      tr.setMeta('preventAutolink', true).setMeta('preventClearDocument', true);
      this.#view.dispatch(tr.setMeta(key, isAll).setMeta('addToHistory', false));
    } finally {
      this.#isShowing = outer;
    }
  }

  /**
   * The text says `doc`. Anything that a plugin of this editor has added is written as the user's.
   */
  #agree(doc: Node): void {
    this.#shown = doc;
    if (this.#view.state.doc !== doc) this.#write();
  }

  readonly #releaseSoon = () => {
    if (this.#held === null) return;
    clearTimeout(this.#release);
    this.#release = setTimeout(() => {
      if (this.#held === null || this.#view.composing) return;
      const selection = this.#writeHeld(this.#held);
      this.#held = null;
      this.#reconcile(selection);
    }, COMPOSED_MS);
  };

  /** Writes what was composed to where it is by now; returns the resulting selection. */
  #writeHeld(held: readonly (readonly DeltaOp[])[]): FlatSelection {
    const { state } = this.#view;
    const base = docOf(state.schema, this.#options.text);
    const merged = mergeHeld({ shown: this.#shown, state, base, deltas: held });
    this.#shown = state.doc;
    if (merged.doc !== base) this.#writeChange(base, merged.doc);
    return merged.selection;
  }

  /** The editor must always show what the text says; if it doesn't, a test has to find out. */
  #putRight(): void {
    if (this.#held !== null || this.#view.composing) return;
    if (isShown(this.#view.state.doc, this.#options.text)) return;
    // eslint-disable-next-line no-console -- a fault of ours that nobody would see otherwise; every journey looks for it
    console.warn('The notes on screen differed from what is written. They have been corrected.');
    this.#reconcile();
  }
}
