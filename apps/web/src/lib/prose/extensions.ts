/** The editor's extensions: what notes are made of, and how they are shared. */
import { commands, Extension, type Extensions, type JSONContent } from '@tiptap/core';
import { Placeholder } from '@tiptap/extensions';
import { canSplit } from '@tiptap/pm/transform';
import type { Awareness } from 'y-protocols/awareness';
import { docOf, proseBinding, type BindingOptions } from './binding.ts';
import { carets } from './carets.ts';
import type { Things } from './things.ts';
import { vocabulary } from './vocabulary.ts';

export interface Sharing extends BindingOptions {
  readonly awareness: Awareness;
  readonly placeholder: string;
  /** What the text can name of its workspace. */
  readonly things: Things | undefined;
}

/** Over some selections that reach from one depth to another, ProseMirror's split throws: the words go first, then it splits. */
const SafeSplit = Extension.create({
  name: 'safeSplit',
  // Behind Tiptap's own commands, which this one replaces.
  priority: 1,
  addCommands: () => ({
    splitBlock: (options) => (props) => {
      const done = props.tr.steps.length;
      try {
        return commands.splitBlock(options)(props);
      } catch {
        const { tr } = props;
        if (tr.steps.length === done) tr.deleteSelection();
        const { from } = tr.selection;
        if (canSplit(tr.doc, from)) tr.split(from);
        return true;
      }
    },
  }),
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
    ...vocabulary(things?.href),
    SafeSplit,
    // Its own name is that of the node for what nobody here knows.
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
      addProseMirrorPlugins: () => [proseBinding(binding), carets(text, awareness)],
    }),
  ];
}
