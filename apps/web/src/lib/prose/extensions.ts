/** What notes can be made of, and how they are shared: the editor's schema and its plugins from libraries. */
import { Extension, mergeAttributes, textblockTypeInputRule, type Extensions } from '@tiptap/core';
import { Collaboration } from '@tiptap/extension-collaboration';
import {
  CollaborationCaret,
  type CollaborationCaretOptions,
} from '@tiptap/extension-collaboration-caret';
import { Link } from '@tiptap/extension-link';
import { Placeholder } from '@tiptap/extensions';
import type { Plugin } from '@tiptap/pm/state';
import { StarterKit } from '@tiptap/starter-kit';
import { yCursorPlugin } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import type { XmlFragment } from 'yjs';
import { paintOf } from './caret-colours.ts';
import { safeHref, typedHref } from './links.ts';
import { thingPath, type Things } from './things.ts';
import type { CaretUser } from './types.ts';

/** An address that can be opened, or the path of a thing of the workspace; `null` for any other. */
const hrefOf = (element: HTMLElement) => {
  const raw = element.getAttribute('href');
  return safeHref(raw) ?? thingPath(raw);
};

/**
 * Only the address is kept: a class or target from elsewhere could dress a link up as something it is not.
 * @param place where a path of the workspace is on this device.
 */
const safeLink = (place: (path: string) => string) =>
  Link.extend({
    addAttributes: () => ({ href: { default: null, parseHTML: hrefOf } }),
    parseHTML: () => [
      {
        tag: 'a[href]',
        getAttrs: (element) => (hrefOf(element) === null ? false : null),
      },
    ],
    renderHTML({ HTMLAttributes }) {
      const href = safeHref(HTMLAttributes['href']);
      const path = thingPath(HTMLAttributes['href']);
      if (path !== null) return ['a', { href: place(path) }, 0];
      const attributes =
        href === null ? {} : { href, target: '_blank', rel: 'noopener noreferrer' };
      return ['a', mergeAttributes(attributes), 0];
    },
  });

/** Yjs' client changes when the relay is lost, and presence's stays: by that one's own caret is known. */
const Carets = CollaborationCaret.extend<CollaborationCaretOptions>({
  addProseMirrorPlugins() {
    const { options } = this;
    const { awareness } = options.provider as { readonly awareness: Awareness };
    // The parent's second plugin is this one, without the filter.
    const [listener] = (this.parent?.() ?? []) as readonly Plugin[];
    const carets = yCursorPlugin(awareness, {
      awarenessStateFilter: (_: number, client: number) => client !== awareness.clientID,
      cursorBuilder: (user: Record<string, unknown>) => options.render(user),
      selectionBuilder: (user: Record<string, unknown>) => options.selectionRender(user),
    }) as Plugin;
    return listener ? [listener, carets] : [carets];
  },
});

/** A page has its own title, so the first heading of notes is of the second level, and so on. */
const HeadingsByHash = Extension.create({
  name: 'headingsByHash',
  // Before the heading's own rules, which count one hash more.
  priority: 1_000,
  addInputRules() {
    const type = this.editor.schema.nodes['heading'];
    if (type === undefined) return [];
    return [
      textblockTypeInputRule({ find: /^#\s$/, type, getAttributes: { level: 2 } }),
      textblockTypeInputRule({ find: /^##\s$/, type, getAttributes: { level: 3 } }),
    ];
  },
});

/**
 * The blocks and marks of notes.
 * @param place where a path of the workspace is on this device.
 */
export const vocabulary = (place: (path: string) => string = (path) => path): Extensions => [
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
  HeadingsByHash,
  safeLink(place).configure({
    openOnClick: false,
    defaultProtocol: 'https',
    isAllowedUri: (url) => typedHref(url) !== null || thingPath(url) !== null,
  }),
];

export interface Sharing {
  readonly fragment: XmlFragment;
  readonly awareness: Awareness;
  readonly user: CaretUser;
  readonly placeholder: string;
  /** What the text can name of its workspace. */
  readonly things: Things | undefined;
}

/** The vocabulary, bound to one shared text and to who is in it. */
export function sharedExtensions({
  fragment,
  awareness,
  user,
  placeholder,
  things,
}: Sharing): Extensions {
  return [
    ...vocabulary(things?.href),
    Placeholder.configure({
      placeholder: ({ editor }) => (editor.isEmpty ? placeholder : ''),
    }),
    Collaboration.configure({ fragment }),
    Carets.configure({
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
