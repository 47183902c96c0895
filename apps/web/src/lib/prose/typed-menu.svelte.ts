/**
 * The menu that opens while you type: a slash offers blocks, an @ offers people, things and dates.
 */
import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import { blocksFor, slashAt } from './blocks.ts';
import type { Asked, Choice } from './choice.ts';
import { mentionAt, mentionsFor } from './mentions.ts';
import { type Spot, spotOf } from './spot.ts';
import type { Things } from './things.ts';
import type { Made } from './types.ts';

export interface OpenMenu {
  readonly label: string;
  readonly query: string;
  readonly choices: readonly Choice[];
  /** Index of the choice that Enter takes. */
  readonly at: number;
  readonly spot: Spot;
}

interface Sources {
  /** Makes an action item or a decision; undefined where there are none. */
  readonly make: ((made: Made) => void) | undefined;
  /** What an @ offers; undefined where there is nothing to mention. */
  readonly things: Things | undefined;
}

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

export class TypedMenu {
  open = $state.raw<OpenMenu | null>(null);
  readonly #frame: Element;
  readonly #sources: () => Sources;

  constructor(frame: Element, sources: () => Sources) {
    this.#frame = frame;
    this.#sources = sources;
  }

  close(): void {
    this.open = null;
  }

  /** Opens only for a sign that was just `typed`, not when the caret passes one. */
  read({ state, view }: Editor, typed: boolean): void {
    const before = this.open;
    const asked = this.#asked(state);
    if (asked === null || (before === null && !(typed && asked.query === ''))) {
      this.close();
      return;
    }
    const { label, query, from, to } = asked;
    const choices = asked.choices();
    const at = before?.query === query ? Math.min(before.at, choices.length - 1) : 0;
    const spot = spotOf(view, this.#frame, from, to);
    this.open = choices.length === 0 ? null : { label, query, choices, at, spot };
  }

  choose(editor: Editor, choice: Choice): void {
    const asked = this.#asked(editor.state);
    this.close();
    if (asked === null) return;
    editor.chain().focus().deleteRange(asked).run();
    choice.run(editor);
  }

  /** Returns true if the key was for the menu. */
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
      // On the page, Escape would leave it.
      event.stopPropagation();
      this.close();
    } else return false;
    return true;
  }

  #asked(
    state: EditorState,
  ): (Asked & { readonly label: string; readonly choices: () => readonly Choice[] }) | null {
    const { make, things } = this.#sources();
    const slash = slashAt(state);
    if (slash !== null) {
      return { ...slash, label: 'Blocks', choices: () => blocksFor(slash.query, make) };
    }
    const mention = things === undefined ? null : mentionAt(state);
    if (mention === null || things === undefined) return null;
    return {
      ...mention,
      label: 'People, things and dates',
      choices: () => mentionsFor(mention.query, things),
    };
  }
}
