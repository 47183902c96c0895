/**
 * Notes as plain pieces, for showing them before the editor is there, and where it must not be: an
 * editor that doesn't know a block removes it from everybody's document, so a text from a newer
 * Cairn is only read (DOC-7).
 */
import * as Y from 'yjs';
import { safeHref } from './links.ts';
import { thingPath } from './things.ts';

export interface Words {
  readonly text: string;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
  readonly code: boolean;
  /** An address that can be opened, or the path of a thing of the workspace. */
  readonly href: string | null;
}

export const BLOCKS = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'listItem',
  'blockquote',
  'horizontalRule',
  'hardBreak',
] as const;
export type BlockName = (typeof BLOCKS)[number];

export interface Block {
  /** `unknown` for what a newer Cairn has written: its words are shown. */
  readonly name: BlockName | 'unknown';
  /** 2 or 3 for headings. */
  readonly level: 2 | 3;
  readonly children: readonly (Block | Words)[];
}

const MARKS = ['bold', 'italic', 'strike', 'code', 'link'];

export function isWords(piece: Block | Words): piece is Words {
  return 'text' in piece;
}

/** The text as pieces. Reads only. */
export function piecesOf(type: Y.XmlFragment): readonly (Block | Words)[] {
  return type.toArray().flatMap((child): (Block | Words)[] => {
    if (child instanceof Y.XmlText) return wordsOf(child);
    if (!(child instanceof Y.XmlElement)) return [];
    const name = BLOCKS.find((known) => known === child.nodeName) ?? 'unknown';
    const level = Number(child.getAttribute('level')) === 3 ? 3 : 2;
    return [{ name, level, children: piecesOf(child) }];
  });
}

/** True when the editor knows all that is in the text, and so can hold it without loss. */
export function isKnown(type: Y.XmlFragment): boolean {
  const inside = type instanceof Y.XmlElement;
  return type.toArray().every((child) => {
    if (child instanceof Y.XmlText) return inside && hasKnownMarks(child);
    return (
      child instanceof Y.XmlElement &&
      BLOCKS.some((known) => known === child.nodeName) &&
      isKnown(child)
    );
  });
}

interface Delta {
  readonly insert?: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

function hasKnownMarks(text: Y.XmlText): boolean {
  return (text.toDelta() as Delta[]).every(
    ({ insert, attributes = {} }) =>
      typeof insert === 'string' && Object.keys(attributes).every((mark) => MARKS.includes(mark)),
  );
}

function wordsOf(text: Y.XmlText): Words[] {
  return (text.toDelta() as Delta[]).flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') return [];
    const link = attributes['link'] as { href?: unknown } | null | undefined;
    const has = (mark: string) => attributes[mark] !== undefined && attributes[mark] !== null;
    return [
      {
        text: insert,
        bold: has('bold'),
        italic: has('italic'),
        strike: has('strike'),
        code: has('code'),
        href: safeHref(link?.href) ?? thingPath(link?.href),
      },
    ];
  });
}
