/**
 * Shows the others' carets in the text, and sends them this person's. Presence only: none of it is
 * stored.
 */
import { cut, decodePosition, encodePosition } from '@cairn/model/shared';
import { flatIndexAt, posAt } from '@cairn/prose/editor';
import { indexesOfPlaces, indexOfPlace, placeAt } from '@cairn/prose/text';
import { type EditorState, Plugin, PluginKey, type PluginView } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { showsText } from './binding.ts';
import { paintOf } from './caret-colours.ts';

/** The two ends of a selection: Yjs relative positions, encoded in base64. */
interface Cursor {
  readonly anchor: string;
  readonly head: string;
}

const key = new PluginKey<DecorationSet>('carets');

const LONGEST_NAME = 40;
/** Wait after a composition before drawing: decorations would disturb it. */
const COMPOSED_MS = 60;

export function carets(text: Y.Text, awareness: Awareness): Plugin<DecorationSet> {
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, state) => decorate(state, text, awareness),
      apply(tr, shown, _before, after) {
        if (tr.getMeta(key) !== undefined || showsText(tr)) return decorate(after, text, awareness);
        return tr.docChanged ? shown.map(tr.mapping, tr.doc) : shown;
      },
    },
    props: { decorations: (state) => key.getState(state) },
    view: (view) => new Carets(view, text, awareness),
  });
}

class Carets implements PluginView {
  readonly #view: EditorView;
  readonly #text: Y.Text;
  readonly #awareness: Awareness;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: EditorView, text: Y.Text, awareness: Awareness) {
    this.#view = view;
    this.#text = text;
    this.#awareness = awareness;
    awareness.on('change', this.#onPresence);
    view.dom.addEventListener('focusin', this.#tell);
    view.dom.addEventListener('focusout', this.#tell);
    view.dom.addEventListener('compositionend', this.#showSoon);
  }

  update(): void {
    this.#tell();
  }

  destroy(): void {
    clearTimeout(this.#timer);
    this.#awareness.off('change', this.#onPresence);
    this.#view.dom.removeEventListener('focusin', this.#tell);
    this.#view.dom.removeEventListener('focusout', this.#tell);
    this.#view.dom.removeEventListener('compositionend', this.#showSoon);
    if (this.#isMineHere()) this.#awareness.setLocalStateField('cursor', null);
  }

  readonly #onPresence = (changed: Readonly<Record<'added' | 'updated' | 'removed', number[]>>) => {
    const { clientID } = this.#awareness;
    const isOfOthers = (clients: number[]) => clients.some((client) => client !== clientID);
    if (!Object.values(changed).some(isOfOthers)) return;
    if (this.#view.composing) return;
    this.#show();
  };

  readonly #showSoon = () => {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (!this.#view.composing) this.#show();
    }, COMPOSED_MS);
  };

  #show(): void {
    this.#view.dispatch(this.#view.state.tr.setMeta(key, true));
  }

  readonly #tell = () => {
    const { state } = this.#view;
    if (!this.#view.hasFocus()) {
      // Svelte may be removing the focused editor from the page right now, when no state may
      // change.
      queueMicrotask(this.#leave);
      return;
    }
    const place = (pos: number) =>
      // Tied to what comes after it, the caret is in place before the letters typed there arrive.
      encodePosition(placeAt(this.#text, indexIn(state, this.#text, pos), 'after'));
    const cursor = {
      anchor: place(state.selection.anchor),
      head: place(state.selection.head),
    };
    const told = cursorOf(this.#awareness.getLocalState());
    if (told?.anchor !== cursor.anchor || told.head !== cursor.head)
      this.#awareness.setLocalStateField('cursor', cursor);
  };

  readonly #leave = () => {
    if (this.#view.isDestroyed || this.#view.hasFocus()) return;
    if (this.#isMineHere()) this.#awareness.setLocalStateField('cursor', null);
  };

  /** False if the caret has moved to another text. */
  #isMineHere(): boolean {
    const cursor = cursorOf(this.#awareness.getLocalState());
    return cursor !== null && indexOf(this.#text, cursor.head) !== null;
  }
}

function decorate(state: EditorState, text: Y.Text, awareness: Awareness): DecorationSet {
  const decorations: Decoration[] = [];
  const others = [...awareness.getStates()].flatMap(([client, presence]) => {
    const cursor = client === awareness.clientID ? null : cursorOf(presence);
    return cursor === null ? [] : [{ client, presence, ends: [cursor.anchor, cursor.head] }];
  });
  const ends = others.flatMap(({ ends }) => ends.map(decodePosition));
  const indexes = indexesOfPlaces(text, ends);
  for (const [at, { client, presence }] of others.entries()) {
    const [anchor, head] = [indexes[2 * at], indexes[2 * at + 1]];
    if (anchor == null || head == null) continue;
    const { name, color } = userOf(presence);
    const style = `--person: ${paintOf(color)}`;
    const [from, to] = [posAt(state.doc, anchor), posAt(state.doc, head)];
    const widget = { key: `${String(client)} ${paintOf(color)} ${name}`, side: 10 };
    decorations.push(Decoration.widget(to, () => caretElement(name, color), widget));
    if (from === to) continue;
    const attributes = { class: 'prose-their-selection', style };
    const span = [Math.min(from, to), Math.max(from, to)] as const;
    decorations.push(Decoration.inline(...span, attributes, { inclusiveEnd: true }));
  }
  return DecorationSet.create(state.doc, decorations);
}

/** While this person's last change hasn't reached the text yet, the two differ in length. */
function indexIn({ doc }: EditorState, { length }: Y.Text, pos: number): number {
  return Math.min(flatIndexAt(doc, pos), length);
}

function indexOf(text: Y.Text, encoded: string): number | null {
  const place = decodePosition(encoded);
  return place === null ? null : indexOfPlace(text, place);
}

/** Other people's presence can contain anything. */
function cursorOf(presence: Readonly<Record<string, unknown>> | null): Cursor | null {
  const cursor = presence?.['cursor'];
  if (typeof cursor !== 'object' || cursor === null) return null;
  const { anchor, head } = cursor as Record<string, unknown>;
  return typeof anchor === 'string' && typeof head === 'string' ? { anchor, head } : null;
}

function userOf(presence: Readonly<Record<string, unknown>>): { name: string; color: unknown } {
  const user = presence['user'];
  const { name, color } = (typeof user === 'object' && user !== null ? user : {}) as Record<
    string,
    unknown
  >;
  return { name: typeof name === 'string' ? cut(name, LONGEST_NAME) : '', color };
}

function caretElement(name: string, color: unknown): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'prose-caret';
  caret.style.setProperty('--person', paintOf(color));
  // CSS shows the name: a caret isn't part of the text that is read, found or copied.
  caret.setAttribute('aria-hidden', 'true');
  caret.dataset['name'] = name;
  return caret;
}
