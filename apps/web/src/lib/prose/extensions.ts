/** What notes can be made of, and how they are shared: the editor's schema and its plugins from libraries. */
import { mergeAttributes, type Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import { Link } from '@tiptap/extension-link';
import { Placeholder } from '@tiptap/extensions';
import { StarterKit } from '@tiptap/starter-kit';
import type { Awareness } from 'y-protocols/awareness';
import type { XmlFragment } from 'yjs';
import { paintOf } from './caret-colours.ts';
import { safeHref, typedHref } from './links.ts';
import type { CaretUser } from './types.ts';

/** Only the address is kept: a class or target from elsewhere could dress a link up as something it is not. */
const SafeLink = Link.extend({
  addAttributes: () => ({
    href: {
      default: null,
      parseHTML: (element: HTMLElement) => safeHref(element.getAttribute('href')),
    },
  }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => (safeHref(element.getAttribute('href')) === null ? false : null),
    },
  ],
  renderHTML({ HTMLAttributes }) {
    const href = safeHref(HTMLAttributes['href']);
    const attributes = href === null ? {} : { href, target: '_blank', rel: 'noopener noreferrer' };
    return ['a', mergeAttributes(attributes), 0];
  },
});

/** The blocks and marks of notes. */
export const vocabulary: Extensions = [
  StarterKit.configure({
    undoRedo: false,
    heading: { levels: [2, 3] },
    link: false,
    codeBlock: false,
    underline: false,
    // It would write to the document of someone who only looks.
    trailingNode: false,
    dropcursor: { color: 'var(--moss)', width: 2 },
  }),
  SafeLink.configure({
    openOnClick: false,
    defaultProtocol: 'https',
    isAllowedUri: (url) => typedHref(url) !== null,
  }),
];

export interface Sharing {
  readonly fragment: XmlFragment;
  readonly awareness: Awareness;
  readonly user: CaretUser;
  readonly placeholder: string;
}

/** The vocabulary, bound to one shared text and to who is in it. */
export function sharedExtensions({ fragment, awareness, user, placeholder }: Sharing): Extensions {
  return [
    ...vocabulary,
    Placeholder.configure({
      placeholder: ({ editor }) => (editor.isEmpty ? placeholder : ''),
    }),
    Collaboration.configure({ fragment }),
    CollaborationCaret.configure({
      provider: { awareness },
      user,
      render: renderCaret,
      selectionRender: ({ color }) => ({
        class: 'prose-their-selection',
        style: `--person: ${paintOf(color)}`,
      }),
    }),
  ];
}

function renderCaret(user: Readonly<Record<string, unknown>>): HTMLElement {
  const caret = document.createElement('span');
  caret.className = 'prose-caret';
  caret.style.setProperty('--person', paintOf(user['color']));
  // The name is shown by CSS: a caret is not part of what the text says, finds or copies.
  caret.setAttribute('aria-hidden', 'true');
  caret.dataset['name'] = typeof user['name'] === 'string' ? user['name'].slice(0, 40) : '';
  return caret;
}
