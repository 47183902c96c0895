/** The slash menu's choices, and when it is open. */
import { fold } from '@cairn/model/shared';
import type { Editor } from '@tiptap/core';
import type { EditorState } from '@tiptap/pm/state';
import type { Made } from '#lib/ui/making.ts';
import type { Asked, Choice, OwnIcon } from './choice.ts';

interface BlockChoice extends Choice {
  /** Other words that find it. */
  readonly words: string;
}

const block = (
  icon: OwnIcon,
  name: string,
  words: string,
  run: (editor: Editor) => void,
): BlockChoice => ({ id: icon, icon, name, about: '', words, run });

const BLOCKS: readonly BlockChoice[] = [
  block('heading', 'Heading', 'title h2', (editor) =>
    editor.chain().focus().setHeading({ level: 2 }).run(),
  ),
  block('subheading', 'Small heading', 'subheading h3', (editor) =>
    editor.chain().focus().setHeading({ level: 3 }).run(),
  ),
  block('bullets', 'List', 'bullets unordered points', (editor) =>
    editor.chain().focus().toggleBulletList().run(),
  ),
  block('numbers', 'Numbered list', 'ordered 1', (editor) =>
    editor.chain().focus().toggleOrderedList().run(),
  ),
  block('ticks', 'Checklist', 'ticks checkboxes task todo', (editor) =>
    editor.chain().focus().toggleTaskList().run(),
  ),
  block('quote', 'Quote', 'blockquote citation', (editor) =>
    editor.chain().focus().setBlockquote().run(),
  ),
  block('divider', 'Divider', 'line rule hr', (editor) =>
    editor.chain().focus().setHorizontalRule().run(),
  ),
];

/** The `/…` at the beginning of a block, with the caret right after it; `null` if there is none. */
export function slashAt({ selection }: EditorState): Asked | null {
  const { $from, empty } = selection;
  if (!empty || $from.parent.type.name !== 'paragraph') return null;
  if ($from.parentOffset !== $from.parent.content.size) return null;
  const query = /^\/(\p{L}{0,16}(?: \p{L}{0,16})?)$/u.exec($from.parent.textContent)?.[1];
  return query === undefined ? null : { from: $from.start(), to: $from.pos, query };
}

/**
 * The choices with a word that begins with what was typed.
 * @param make makes an action item or a decision; undefined where there are none.
 */
export function blocksFor(
  query: string,
  make: ((made: Made) => void) | undefined,
): readonly Choice[] {
  const wanted = fold(query).trim();
  const all =
    make === undefined
      ? BLOCKS
      : [
          ...BLOCKS,
          block('action', 'Action item', 'task todo step', () => make('action')),
          block('decision', 'Decision', 'decided agreed settled', () => make('decision')),
        ];
  return all.filter(({ name, words }) => {
    const said = `${name} ${words}`.toLowerCase();
    return said.startsWith(wanted) || said.split(' ').some((word) => word.startsWith(wanted));
  });
}
