/** The slash menu's choices, and when it is open. */
import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import type { Span } from './anchors.ts';

export type BlockChoiceId =
  'heading' | 'subheading' | 'bullets' | 'numbers' | 'quote' | 'divider' | 'action';

export interface BlockChoice {
  readonly id: BlockChoiceId;
  readonly name: string;
  /** Other words that find it. */
  readonly words: string;
  /** Turns the block at the caret into this one; none for what is not a block. */
  readonly run: ((editor: Editor) => void) | null;
}

const CHOICES: readonly BlockChoice[] = [
  {
    id: 'heading',
    name: 'Heading',
    words: 'title h2',
    run: (editor) => editor.chain().focus().setHeading({ level: 2 }).run(),
  },
  {
    id: 'subheading',
    name: 'Small heading',
    words: 'subheading h3',
    run: (editor) => editor.chain().focus().setHeading({ level: 3 }).run(),
  },
  {
    id: 'bullets',
    name: 'List',
    words: 'bullets unordered points',
    run: (editor) => editor.chain().focus().toggleBulletList().run(),
  },
  {
    id: 'numbers',
    name: 'Numbered list',
    words: 'ordered 1',
    run: (editor) => editor.chain().focus().toggleOrderedList().run(),
  },
  {
    id: 'quote',
    name: 'Quote',
    words: 'blockquote citation',
    run: (editor) => editor.chain().focus().setBlockquote().run(),
  },
  {
    id: 'divider',
    name: 'Divider',
    words: 'line rule hr',
    run: (editor) => editor.chain().focus().setHorizontalRule().run(),
  },
  { id: 'action', name: 'Action item', words: 'task todo step', run: null },
];

/** The `/…` that opens a block, with the caret right behind it; `null` when there is none. */
export function slashAt({ selection }: EditorState): (Span & { readonly query: string }) | null {
  const { $from, empty } = selection;
  if (!empty || $from.parent.type.name !== 'paragraph') return null;
  if ($from.parentOffset !== $from.parent.content.size) return null;
  const query = /^\/(\p{L}{0,16}(?: \p{L}{0,16})?)$/u.exec($from.parent.textContent)?.[1];
  return query === undefined ? null : { from: $from.start(), to: $from.pos, query };
}

/** The choices whose words begin with what was typed. */
export function choicesFor(query: string, withAction: boolean): readonly BlockChoice[] {
  const wanted = query.trim().toLowerCase();
  return CHOICES.filter(({ id, name, words }) => {
    if (id === 'action' && !withAction) return false;
    const all = `${name} ${words}`.toLowerCase();
    return all.startsWith(wanted) || all.split(' ').some((word) => word.startsWith(wanted));
  });
}
