/** The slash menu's state: when it is open, what it offers, and which choice the keyboard is at. */
import type { Editor } from '@tiptap/core';
import { choicesFor, slashAt, type BlockChoice } from './blocks.ts';
import { spotOf, type Spot } from './floating.ts';

export interface OpenSlash {
  readonly choices: readonly BlockChoice[];
  /** Index of the choice that Enter takes. */
  readonly at: number;
  readonly spot: Spot;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export class Slash {
  open = $state.raw<OpenSlash | null>(null);
  readonly #frame: Element;
  readonly #onaction: () => ((text: string) => void) | undefined;

  constructor(frame: Element, onaction: () => ((text: string) => void) | undefined) {
    this.#frame = frame;
    this.#onaction = onaction;
  }

  close(): void {
    this.open = null;
  }

  /** Opens only for a slash just `typed`, not for a caret that comes by. */
  read({ state, view }: Editor, typed: boolean): void {
    const before = this.open;
    const slash = slashAt(state);
    if (slash === null || (before === null && !(typed && slash.query === ''))) {
      this.close();
      return;
    }
    const choices = choicesFor(slash.query, this.#onaction() !== undefined);
    const at = Math.min(before?.at ?? 0, choices.length - 1);
    const spot = spotOf(view, this.#frame, slash.from, slash.to);
    this.open = choices.length === 0 ? null : { choices, at, spot };
  }

  choose(editor: Editor, choice: BlockChoice): void {
    const slash = slashAt(editor.state);
    this.close();
    if (slash === null) return;
    editor.chain().focus().deleteRange(slash).run();
    if (choice.run === null) this.#onaction()?.('');
    else choice.run(editor);
  }

  /** True when the key was for the menu. */
  keyDown(editor: Editor, event: KeyboardEvent): boolean {
    if (this.open === null) return false;
    const { choices, at } = this.open;
    const step = STEPS[event.key];
    const chosen = choices[at];
    if (step !== undefined) {
      this.open = { ...this.open, at: (at + step + choices.length) % choices.length };
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) {
      this.choose(editor, chosen);
    } else if (event.key === 'Escape') {
      // The page's own Escape leads away from it.
      event.stopPropagation();
      this.close();
    } else return false;
    return true;
  }
}
