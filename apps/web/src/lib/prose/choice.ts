/** What the menus that open while one types are made of. */
import type { Editor } from '@tiptap/core';
import type { Span } from './anchors.ts';

export type ChoiceIcon =
  | 'heading'
  | 'subheading'
  | 'bullets'
  | 'numbers'
  | 'ticks'
  | 'quote'
  | 'divider'
  | 'action'
  | 'person'
  | 'goal'
  | 'meeting'
  | 'day';

export interface Choice {
  readonly id: string;
  readonly icon: ChoiceIcon;
  readonly name: string;
  /** Said beside the name, in fainter ink. */
  readonly about: string;
  /** What choosing it does, once the typed words are gone. */
  readonly run: (editor: Editor) => void;
}

/** The typed words that ask for a menu, with their sign in front, and the words alone. */
export interface Asked extends Span {
  readonly query: string;
}
