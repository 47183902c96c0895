/**
 * The editor of one shared text: owns Tiptap from opening to closing, and what floats beside the
 * words.
 */
import { isLongProse, type ProseHistory, roomIn } from '@cairn/model/document';
import type { ThreadId } from '@cairn/model/shared';
import { Editor } from '@tiptap/core';
import type { EditorView } from '@tiptap/pm/view';
import { isAltGr, latinKey } from '#lib/ui/keys.ts';
import { madeBy } from '#lib/ui/making.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';
import { rangeOf, textOf } from './anchors.ts';
import { isFromText } from './binding.ts';
import type { Choice } from './choice.ts';
import { sharedExtensions, type Sharing } from './extensions.ts';
import { openLink } from './links.ts';
import { withoutWhatIsStopped } from './pasted-html.ts';
import { readBrought } from './pasting.ts';
import { type Selected, selectedIn } from './selected.ts';
import { barHeight } from './spot.ts';
import { seekMark, showMarks, threadMarks, threadsAt } from './thread-marks.ts';
import { TypedMenu } from './typed-menu.svelte.ts';
import type { CaretUser, Made, SelectedWords, TextMark, TextRange } from './types.ts';

export interface ProseEditorOptions extends Omit<Sharing, 'canShow'> {
  readonly user: CaretUser;
  /** Undo and redo of this text; owned by the session, and outlives the editor. */
  readonly history: ProseHistory;
  readonly frame: HTMLElement;
  readonly place: HTMLElement;
  readonly label: string;
  readonly field: string;
  /** Called when needed, since the page may pass other functions later. */
  readonly calls: () => {
    readonly onask: ((range: TextRange) => void) | undefined;
    readonly onmake: ((made: Made, words: SelectedWords | null) => void) | undefined;
    readonly onmark: ((thread: ThreadId) => void) | undefined;
  };
}

/** Kept free above and below the caret when the text scrolls to it. */
const CARET_ROOM_PX = 24;

export class ProseEditor {
  selected = $state.raw<Selected | null>(null);
  readonly menu: TypedMenu;
  readonly #options: ProseEditorOptions;
  readonly #editor: Editor;
  #pressing = false;
  /**
   * Tracked rather than queried: between the text and the bubble, nothing has the focus for a
   * moment.
   */
  #focused = false;
  /** The record whose words were scrolled to. */
  #sought: string | null = null;
  /** What Escape closed stays closed until the selection moves. */
  #hushed = false;

  constructor(options: ProseEditorOptions) {
    this.#options = options;
    this.menu = new TypedMenu(options.frame, () => {
      const { onmake } = options.calls();
      return { make: onmake && ((made) => onmake(made, null)), things: options.things };
    });
    // The caret must not end up behind the bar at the bottom of a phone.
    const foot = barHeight() + CARET_ROOM_PX;
    const room = { top: CARET_ROOM_PX, right: 0, bottom: foot, left: 0 };
    this.#editor = new Editor({
      element: options.place,
      injectCSS: false,
      // Those for marks would take letters away, as from “2 * 3 * 4”: the clipboard reads them itself.
      enablePasteRules: ['link'],
      extensions: [
        ...sharedExtensions({ ...options, canShow: this.#canShow }),
        threadMarks(options.text, (thread) => options.calls().onmark?.(thread)),
      ],
      editorProps: {
        attributes: {
          class: 'prose-notes prose-text',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': options.label,
        },
        scrollThreshold: room,
        scrollMargin: room,
        handleKeyDown: (_view, event) => this.#keyDown(event),
        handlePaste: (view, { clipboardData }) => this.#bring(view, clipboardData),
        handleDrop: (view, { dataTransfer }, _slice, isMoved) =>
          !isMoved && this.#bring(view, dataTransfer),
        transformPastedHTML: withoutWhatIsStopped,
        handleDOMEvents: { click: openLink },
      },
    });
    // Only now: while it opens, the editor already dispatches the contents of the shared text.
    this.#editor.on('selectionUpdate', () => {
      this.#hushed = false;
    });
    this.#editor.on('transaction', ({ transaction }) => {
      // The blur may come in the middle of Svelte removing the focused editor from the page.
      if ($effect.tracking()) return;
      this.menu.read(this.#editor, transaction.docChanged && !isFromText(transaction));
      this.#readSelected();
    });
    options.frame.addEventListener('pointerdown', this.#pointerDown);
    options.frame.addEventListener('focusout', this.#focusOut);
    options.frame.addEventListener('focusin', this.#focusIn);
    window.addEventListener('pointerup', this.#pointerUp);
    window.addEventListener('pointercancel', this.#pointerUp);
    window.addEventListener('resize', this.#place);
    // A phone's keyboard takes space without resizing the window.
    window.visualViewport?.addEventListener('resize', this.#place);
  }

  destroy(): void {
    if (this.#editor.isDestroyed) return;
    const { frame } = this.#options;
    frame.removeEventListener('pointerdown', this.#pointerDown);
    frame.removeEventListener('focusout', this.#focusOut);
    frame.removeEventListener('focusin', this.#focusIn);
    window.removeEventListener('pointerup', this.#pointerUp);
    window.removeEventListener('pointercancel', this.#pointerUp);
    window.removeEventListener('resize', this.#place);
    window.visualViewport?.removeEventListener('resize', this.#place);
    this.#editor.destroy();
  }

  show(marks: readonly TextMark[]): void {
    if (this.#editor.isDestroyed) return;
    this.#editor.view.dispatch(showMarks(this.#editor.state, marks));
    this.#sought = seekMark(this.#editor.view, marks, this.#sought);
  }

  be(user: CaretUser): void {
    const { awareness } = this.#options;
    const said = awareness.getLocalState()?.['user'] as Partial<CaretUser> | undefined;
    if (said?.name !== user.name || said.color !== user.color)
      awareness.setLocalStateField('user', { ...user });
  }

  /** Puts the caret where the user clicked, or at the end. */
  focusAt(press: { readonly x: number; readonly y: number } | null): void {
    const place =
      press === null ? null : this.#editor.view.posAtCoords({ left: press.x, top: press.y });
    this.#editor.commands.focus(place?.pos ?? 'end');
  }

  /** Puts the caret at the end at once, so that no key is lost. */
  focusEnd(): void {
    this.#editor.commands.setTextSelection(this.#editor.state.doc.content.size);
    this.focus();
  }

  bold(): void {
    this.focus();
    this.#editor.commands.toggleBold();
  }

  italic(): void {
    this.focus();
    this.#editor.commands.toggleItalic();
  }

  /** @param href already validated; `null` removes the link. */
  link(href: string | null): void {
    this.focus();
    const chain = this.#editor.chain().extendMarkRange('link');
    if (href === null) chain.unsetLink().run();
    else chain.setLink({ href }).run();
  }

  /** Comments on the selected words; with only the caret in a thread's words, opens that thread. */
  ask(): void {
    const { state } = this.#editor;
    const { onask, onmark } = this.#options.calls();
    if (state.selection.empty) {
      const [thread] = threadsAt(state, state.selection.from);
      if (thread !== undefined) onmark?.(thread);
      return;
    }
    const range = this.#selectedRange();
    if (range === null) return;
    this.hush();
    onask?.(range);
  }

  /** Makes the selected words into something, which stays linked to them. */
  make(made: Made): void {
    const { doc, selection } = this.#editor.state;
    const text = textOf(doc, selection).trim();
    if (text === '') return;
    const range = this.#selectedRange();
    this.hush();
    this.#options.calls().onmake?.(made, { text, range });
  }

  #selectedRange(): TextRange | null {
    const { text, field } = this.#options;
    const { doc, selection } = this.#editor.state;
    const range = rangeOf(text, doc, selection);
    return range && { field, ...range };
  }

  /** Closes what floats until the selection moves, and returns the keyboard focus to the text. */
  hush(): void {
    this.focus();
    this.#hushed = true;
    this.selected = null;
  }

  /** The page of the workspace that a link leads to: its address here, and what has it. */
  pageOf(link: string | null): { readonly href: string; readonly noun: string } | null {
    const { things } = this.#options;
    const page = things?.find(link) ?? null;
    return page && things ? { href: things.href(page.path), noun: page.noun } : null;
  }

  /** At once: Tiptap's own command waits for a frame, in which nothing would have the focus. */
  focus(): void {
    this.#editor.view.focus();
  }

  choose(choice: Choice): void {
    this.menu.choose(this.#editor, choice);
  }

  /** Closes the editor if the text would become too long for it; the text's place then says so. */
  readonly #canShow = () => {
    if (!isLongProse(this.#options.text)) return true;
    this.destroy();
    return false;
  };

  /** Whether the pasted or dropped data was handled here; otherwise the editor takes it. */
  #bring(view: EditorView, data: DataTransfer | null): boolean {
    if (data === null) return false;
    const { refusal, note, onlyWords } = readBrought(data, roomIn(this.#options.text));
    const said = refusal ?? note;
    if (said !== null) toasts.show({ text: said });
    if (refusal !== null) return true;
    return onlyWords && view.pasteText(data.getData('text/plain'));
  }

  #keyDown(event: KeyboardEvent): boolean {
    const control = (event.ctrlKey || event.metaKey) && !isAltGr(event);
    const key = latinKey(event).toLowerCase();
    if (control && !event.altKey && (key === 'z' || key === 'y')) {
      // Inside prose, undo is the editor's (DOC-9): neither the app may undo something else too,
      // nor the browser, whose history knows nothing of what others wrote.
      event.stopPropagation();
      const { history } = this.#options;
      if (key === 'y' || event.shiftKey) history.redo();
      else history.undo();
      return true;
    }
    if (this.menu.keyDown(this.#editor, event)) return true;
    if (event.key === 'Escape' && this.selected !== null) {
      event.stopPropagation();
      this.hush();
      return true;
    }
    if (!control || !event.altKey) return false;
    const made = madeBy(event.code);
    if (event.code === 'KeyM') this.ask();
    else if (made !== null && this.#options.calls().onmake !== undefined) this.make(made);
    else return false;
    return true;
  }

  readonly #readSelected = () => {
    const hidden = this.#hushed || this.#pressing || !this.#focused;
    this.selected = hidden ? null : selectedIn(this.#editor, this.#options.frame);
  };

  readonly #place = () => {
    this.#readSelected();
    this.menu.read(this.#editor, false);
  };

  readonly #pointerDown = ({ target }: PointerEvent) => {
    if (this.#options.place.contains(target as Node)) this.#pressing = true;
  };

  readonly #pointerUp = () => {
    if (!this.#pressing) return;
    this.#pressing = false;
    this.#readSelected();
  };

  readonly #focusIn = () => {
    this.#focused = true;
    this.#readSelected();
  };

  readonly #focusOut = ({ relatedTarget }: FocusEvent) => {
    const { frame } = this.#options;
    if (frame.contains(relatedTarget as Node | null)) return;
    // The clicked button may be replaced by a field that takes the focus next.
    queueMicrotask(() => {
      if (frame.contains(document.activeElement)) return;
      this.#focused = false;
      this.selected = null;
      this.menu.close();
    });
  };
}
