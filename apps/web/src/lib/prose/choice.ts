/** The types behind the menus that open while you type. */
import type { Editor } from '@tiptap/core';
import type { Icon } from '#lib/ui/icon.ts';
import type { Span } from './anchors.ts';

export type OwnIcon =
  | 'heading'
  | 'subheading'
  | 'bullets'
  | 'numbers'
  | 'ticks'
  | 'quote'
  | 'divider'
  | 'action'
  | 'decision'
  | 'day';

export interface Choice {
  readonly id: string;
  /** The menu's own, by name, or that of a thing. */
  readonly icon: OwnIcon | Icon;
  readonly name: string;
  /** Shown beside the name, in fainter ink. */
  readonly about: string;
  /** What choosing it does, after the typed words were removed. */
  readonly run: (editor: Editor) => void;
}

/** The typed words that ask for a menu: their span, with the sign in front, and the words alone. */
export interface Asked extends Span {
  readonly query: string;
}
