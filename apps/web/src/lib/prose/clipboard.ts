/**
 * Copies notes to the clipboard as plain text and pastes plain text: with bullets, numbers and
 * ticks.
 */
import { docToFlat, flatToDoc } from '@cairn/prose/editor';
import { type LineShape, lineText, plainLine, plainLines, readPlain } from '@cairn/prose/text';
import { Extension } from '@tiptap/core';
import { DOMParser, type Schema, Slice } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';
import { safeHref } from './links.ts';
import { adapt, ROW } from './pasted-html.ts';

class PastedParser extends DOMParser {
  constructor(schema: Schema) {
    const row = { tag: `p[${ROW}]`, node: 'paragraph', preserveWhitespace: 'full' } as const;
    super(schema, [row, ...DOMParser.fromSchema(schema).rules]);
  }

  override parseSlice(...[dom, options]: Parameters<DOMParser['parseSlice']>): Slice {
    if (dom instanceof Element || dom instanceof DocumentFragment) adapt(dom);
    return super.parseSlice(dom, options);
  }
}

export const Clipboard = Extension.create({
  name: 'clipboard',
  // Takes precedence over Tiptap's own plain-text copy, which puts an empty line between all lines.
  priority: 1_000,
  addProseMirrorPlugins() {
    const { schema } = this.editor;
    return [
      new Plugin({
        props: {
          clipboardParser: new PastedParser(schema),
          clipboardTextSerializer: (slice, view) => copiedWords(slice, view),
          clipboardTextParser: (text, _context, isPlain) => pastedWords(schema, text, isPlain),
        },
      }),
    ];
  },
});

function copiedWords({ content }: Slice, { state }: EditorView): string {
  const { schema, selection } = state;
  const lines = docToFlat(schema.topNodeType.create(null, content));
  // A few words of one item aren't a list.
  const { $from, $to } = selection;
  if ($from.parent.isTextblock && $from.sameParent($to)) return lines.map(lineText).join('\n');
  return plainLines(lines).join('\n');
}

/** A link that can't be opened is words like any other; one within the workspace is a path. */
function withSafeLinks(line: LineShape): LineShape {
  const isSafe = (link: string) => safeHref(link) !== null || link.startsWith('/');
  const runs = line.runs.map(({ marks: { link, ...marks }, ...run }) => ({
    ...run,
    marks: link !== undefined && isSafe(link) ? { ...marks, link } : marks,
  }));
  return { ...line, runs };
}

/** @param isPlain whether the user asked to paste it as it is. */
function pastedWords(schema: Schema, text: string, isPlain: boolean): Slice {
  const lines = isPlain
    ? text.split(/\r\n?|\n/).map(plainLine)
    : readPlain(text).map(withSafeLinks);
  const { content } = flatToDoc(schema, { lines });
  const isOpen = (node = content.firstChild) => (node?.type.name === 'paragraph' ? 1 : 0);
  return new Slice(content, isOpen(), isOpen(content.lastChild));
}
