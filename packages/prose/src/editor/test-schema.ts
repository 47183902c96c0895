/** The nodes and marks of Tiptap's StarterKit, as an editor for notes has them. */
import { Schema } from 'prosemirror-model';

export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    paragraph: { group: 'block', content: 'inline*' },
    heading: {
      group: 'block',
      content: 'inline*',
      attrs: { level: { default: 1 } },
      defining: true,
    },
    codeBlock: { group: 'block', content: 'text*', marks: '', code: true, defining: true },
    horizontalRule: { group: 'block' },
    blockquote: { group: 'block', content: 'block+', defining: true },
    bulletList: { group: 'block', content: 'listItem+' },
    orderedList: { group: 'block', content: 'listItem+' },
    taskList: { group: 'block', content: 'taskItem+' },
    listItem: { content: 'block+', defining: true },
    taskItem: { content: 'block+', defining: true, attrs: { checked: { default: false } } },
    text: { group: 'inline' },
    hardBreak: { group: 'inline', inline: true, selectable: false, linebreakReplacement: true },
    mention: { group: 'inline', inline: true, atom: true, attrs: { id: {}, label: {} } },
  },
  marks: {
    link: { attrs: { href: { default: null } }, inclusive: false },
    bold: {},
    italic: {},
    strike: {},
    code: { excludes: '_' },
  },
});
