/** An editor's selection, if something can be done with it. */
import type { Editor } from '@tiptap/core';
import { textOf } from './anchors.ts';
import { type Spot, spotOf } from './spot.ts';

export interface Selected {
  /** Selected words, or only a caret in a link. */
  readonly kind: 'words' | 'link';
  readonly bold: boolean;
  readonly italic: boolean;
  /** The address at the selection; `null` if it isn't a link. */
  readonly href: string | null;
  readonly spot: Spot;
}

/** `null` if nothing can be done with the selection. */
export function selectedIn(editor: Editor, frame: Element): Selected | null {
  const { doc, selection } = editor.state;
  const { from, to, empty } = selection;
  const address: unknown = editor.getAttributes('link')['href'];
  const href = typeof address === 'string' && editor.isActive('link') ? address : null;
  if (empty ? href === null : textOf(doc, selection).trim() === '') return null;
  return {
    kind: empty ? 'link' : 'words',
    bold: editor.isActive('bold'),
    italic: editor.isActive('italic'),
    href,
    spot: spotOf(editor.view, frame, from, to),
  };
}
