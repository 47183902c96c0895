/** The editor's schema: what notes can be made of. It has to be able to show every shared text. */
import {
  type Extensions,
  InputRule,
  mergeAttributes,
  Node,
  textblockTypeInputRule,
} from '@tiptap/core';
import { CodeBlock } from '@tiptap/extension-code-block';
import { Heading } from '@tiptap/extension-heading';
import { Link } from '@tiptap/extension-link';
import { ListItem, OrderedList, TaskItem, TaskList } from '@tiptap/extension-list';
import { StarterKit } from '@tiptap/starter-kit';
import { UNTITLED } from '#lib/ui/untitled.ts';
import { linkIn } from './found-link.ts';
import { safeHref, typedHref } from './links.ts';
import { NO_PAGES, type Pages } from './things.ts';
import { embedAttributes, embedIn } from './unknown-embed.ts';

/** Keeps only the address: a foreign class or target could disguise the link. */
function safeLink({ find, href: addressOf }: Pages) {
  /** An address that can be opened, or a path within the workspace; `null` for any other. */
  const hrefOf = (element: HTMLElement) => {
    const raw = element.getAttribute('href');
    return safeHref(raw) ?? find(raw)?.path ?? null;
  };
  return Link.extend({
    addAttributes: () => ({ href: { default: null, parseHTML: hrefOf } }),
    parseHTML: () => [
      {
        tag: 'a[href]',
        getAttrs: (element) => (hrefOf(element) === null ? false : null),
      },
    ],
    renderHTML({ HTMLAttributes }) {
      const href = safeHref(HTMLAttributes['href']);
      const page = find(HTMLAttributes['href']);
      if (page !== null) return ['a', { href: addressOf(page.path) }, 0];
      const attributes =
        href === null ? {} : { href, target: '_blank', rel: 'noopener noreferrer' };
      return ['a', mergeAttributes(attributes), 0];
    },
  });
}

/**
 * A page has its own title, so headings in notes begin at the second level, which one hash makes. A
 * first-level heading from elsewhere is kept and looks the same.
 */
const NotesHeading = Heading.extend({
  addAttributes: () => ({ level: { default: 2, rendered: false } }),
  parseHTML: () => [
    { tag: 'h2[data-level="1"]', attrs: { level: 1 }, priority: 60 },
    ...[1, 2, 3].map((level) => ({ tag: `h${String(level)}`, attrs: { level } })),
    { tag: 'h4, h5, h6', attrs: { level: 3 } },
  ],
  renderHTML: ({ node }) => {
    if (node.attrs['level'] === 1) return ['h2', { 'data-level': '1' }, 0];
    return [node.attrs['level'] === 3 ? 'h3' : 'h2', 0];
  },
  addInputRules() {
    const rule = (find: RegExp, level: number) =>
      textblockTypeInputRule({ find, type: this.type, getAttributes: { level } });
    return [rule(/^#\s$/, 2), rule(/^#{2,3}\s$/, 3)];
  },
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-2': () => this.editor.commands.toggleHeading({ level: 2 }),
      'Mod-Alt-3': () => this.editor.commands.toggleHeading({ level: 3 }),
    };
  },
});

/**
 * Any block may come first in an item, since somebody may have turned it into a heading meanwhile.
 */
const ITEM = 'block+';

const Task = TaskItem.extend({
  content: ITEM,
  // Takes precedence over the hard break, which has the same keys.
  priority: 110,
  addKeyboardShortcuts() {
    return {
      ...this.parent?.(),
      'Mod-Enter': () => {
        const { checked } = this.editor.getAttributes(this.name);
        if (!this.editor.isActive(this.name)) return false;
        return this.editor.commands.updateAttributes(this.name, { checked: checked !== true });
      },
    };
  },
  addInputRules() {
    return [
      new InputRule({
        find: /^\[([ xX])?\]\s$/,
        handler: ({ range, match, chain, state }) => {
          if (state.selection.$from.parent.type.name !== 'paragraph') return null;
          const inBullet = state.selection.$from.node(-1).type.name === 'listItem';
          const item = chain();
          // Lifting checks what was changed before it, so it goes first.
          if (inBullet) item.liftListItem('listItem');
          item.command(({ tr }) => {
            tr.delete(tr.mapping.map(range.from), tr.mapping.map(range.to));
            return true;
          });
          item.wrapInList('taskList');
          if (/x/i.test(match[1] ?? '')) item.updateAttributes('taskItem', { checked: true });
          item.run();
          return undefined;
        },
      }),
    ];
  },
});

/** Content of a newer version of Cairn: shown as being there, and kept. */
const UnknownEmbed = Node.create({
  name: 'placeholder',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: () => ({ value: { default: null, parseHTML: embedIn, renderHTML: () => ({}) } }),
  parseHTML: () => [
    {
      tag: 'span[data-embed]',
      getAttrs: (element) => (embedIn(element) === null ? false : null),
    },
  ],
  renderHTML: ({ node }) => ['span', embedAttributes(node.attrs['value']), '…'],
  renderText: () => '…',
});

/** The blocks and marks of notes. */
export const vocabulary = (pages: Pages = NO_PAGES): Extensions => [
  StarterKit.configure({
    undoRedo: false,
    link: false,
    underline: false,
    ...{ heading: false, codeBlock: false, listItem: false, orderedList: false },
    // It would write to the document even for someone who is only reading.
    trailingNode: false,
    dropcursor: { color: 'var(--moss)', width: 2 },
  }),
  NotesHeading.configure({ levels: [1, 2, 3] }),
  // Neither a language nor a first number is stored, so neither may be shown.
  CodeBlock.extend({ addAttributes: () => ({}) }),
  OrderedList.extend({ addAttributes: () => ({}) }),
  ListItem.extend({ content: ITEM }),
  TaskList,
  Task.configure({
    nested: true,
    a11y: { checkboxLabel: ({ firstChild }) => firstChild?.textContent.trim() || UNTITLED },
  }),
  UnknownEmbed,
  safeLink(pages).configure({
    openOnClick: false,
    // Our own recognises file names and where a sentence ends.
    autolink: false,
    shouldAutoLink: (text) => linkIn(text)?.to === text.length,
    defaultProtocol: 'https',
    isAllowedUri: (url) => typedHref(url) !== null || pages.find(url) !== null,
  }),
];
