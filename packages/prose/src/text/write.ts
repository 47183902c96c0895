/** Writes lines that didn't come from an editor: the example's notes, a table, pasted text. */
import type * as Y from 'yjs';
import type { Marks } from './line.ts';

export interface NewLine {
  readonly kind?: string;
  readonly path?: string;
  readonly ticked?: boolean;
  readonly content: string | readonly { readonly text: string; readonly marks?: Marks }[];
}

/** Returns a random id for a marker that nobody has used before. */
export type NewId = () => string;

/** Appends the lines in one transaction; in an empty text the first of them becomes its first line. */
export function writeLines(text: Y.Text, lines: readonly NewLine[], newId: NewId): void {
  const delta: object[] = text.length === 0 ? [] : [{ retain: text.length }];
  for (const [at, line] of lines.entries()) {
    if (at > 0 || text.length > 0) delta.push({ insert: newMarker(newId(), line) });
    const runs = typeof line.content === 'string' ? [{ text: line.content }] : line.content;
    for (const { text: words, marks } of runs as readonly { text: string; marks?: Marks }[])
      if (words !== '') delta.push({ insert: words.toWellFormed(), attributes: { ...marks } });
  }
  const write = () => {
    if (text.length === 0 && lines[0] !== undefined) shapeFirstLine(text, lines[0]);
    // As one delta; otherwise each place would be searched for from the start.
    text.applyDelta(delta);
  };
  if (text.doc === null) write();
  else text.doc.transact(write);
}

/** Plain text as paragraphs, one per line. */
export function linesOfPlainText(words: string): NewLine[] {
  return words.split(/\r\n|\r|\n/).map((content) => ({ content }));
}

/** The content of a new marker: only what isn't the default. */
export function newMarker(
  id: string,
  { kind = 'p', path = '', ticked = false }: Omit<NewLine, 'content'>,
  above = false,
): Record<string, unknown> {
  return {
    b: id,
    ...(kind !== 'p' && { k: kind }),
    ...(path !== '' && { p: path }),
    ...(ticked && { c: true }),
    ...(above && { a: true }),
  };
}

function shapeFirstLine(text: Y.Text, { kind, path, ticked }: NewLine): void {
  if (kind !== undefined && kind !== 'p') text.setAttribute('.k', kind);
  if (path !== undefined && path !== '') text.setAttribute('.p', path);
  if (ticked === true) text.setAttribute('.c', true);
}
