/** The editor's extensions: what notes are made of, and how they are shared. */
import { Extension, type Extensions, type JSONContent } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import { Plugin } from '@tiptap/pm/state';
import type { Awareness } from 'y-protocols/awareness';
import { isAltGr } from '#lib/ui/keys.ts';
import { Autolink } from './autolink.ts';
import { type BindingOptions, docOf, proseBinding } from './binding.ts';
import { carets } from './carets.ts';
import { Clipboard } from './clipboard.ts';
import { directions } from './directions.ts';
import type { Things } from './things.ts';
import { vocabulary } from './vocabulary.ts';

export interface Sharing extends BindingOptions {
  readonly awareness: Awareness;
  readonly placeholder: string;
  /** What the text can mention of its workspace. */
  readonly things: Things | undefined;
}

/**
 * Enter over a selection that spans blocks. Splitting it in one go throws at some depths and
 * removes letters at others, so the selection is deleted first.
 */
const EnterAcrossBlocks = Extension.create({
  name: 'enterAcrossBlocks',
  // Before the extensions for lists.
  priority: 120,
  addKeyboardShortcuts: () => ({
    Enter({ editor }) {
      const { $from, $to } = editor.state.selection;
      if ($from.sameParent($to)) return false;
      editor.commands.deleteSelection();
      const { parent } = editor.state.selection.$from;
      // Otherwise an empty item would leave its list, which nobody has asked for here.
      return parent.isTextblock && parent.content.size === 0 && editor.commands.splitBlock();
    },
  }),
});

/**
 * With AltGr held, a key types a letter. Windows reports it as Ctrl and Alt, so a Ctrl+Alt shortcut
 * would take `@` and `²` away from keyboards that have them there.
 */
const AltGrTypes = Extension.create({
  name: 'altGrTypes',
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        handleDOMEvents: { keydown: (_, event) => isAltGr(event) && event.key.length === 1 },
      },
    }),
  ],
});

/** The vocabulary, bound to one shared text and to who is in it. */
export function sharedExtensions({
  awareness,
  placeholder,
  things,
  ...binding
}: Sharing): Extensions {
  const { text } = binding;
  return [
    ...vocabulary(things),
    EnterAcrossBlocks,
    AltGrTypes,
    Clipboard,
    Autolink,
    // The default name is taken by the node for unknown content.
    Placeholder.extend({ name: 'hint' }).configure({
      placeholder: ({ editor }) => (editor.isEmpty ? placeholder : ''),
    }),
    Extension.create({
      name: 'sharedText',
      onBeforeCreate() {
        // A node of this editor's own schema, so nothing has to be parsed.
        const content: unknown = docOf(this.editor.schema, text);
        this.editor.options.content = content as JSONContent;
      },
      addProseMirrorPlugins: () => [proseBinding(binding), carets(text, awareness), directions()],
    }),
  ];
}
