/** Writes the example's notes as a person would have. */
import type { TextRange } from '@cairn/model/document';
import { encodePosition } from '@cairn/model/shared';
import {
  lineText,
  type NewId,
  type NewLine,
  placeAt,
  readFlat,
  writeLines,
} from '@cairn/prose/text';
import type * as Y from 'yjs';
import type { Block } from './shape.ts';

export interface Pen {
  readonly newId: NewId;
  /** Replaces `{-12}` in a text by a date. */
  readonly dated: (text: string) => string;
}

export function writeNotes(notes: Y.Text, blocks: readonly Block[], { newId, dated }: Pen): void {
  const lines = blocks.flatMap((block): NewLine[] => {
    if ('heading' in block) return [{ kind: 'h2', content: words(dated(block.heading)) }];
    if ('list' in block)
      return block.list.map((item) => ({ path: 'b', content: words(dated(item)) }));
    return [{ content: words(dated('text' in block ? block.text : block.struckOut)) }];
  });
  if (lines.length > 0) writeLines(notes, lines, newId);
}

/** Removes the paragraph with exactly this text again. */
export function strikeOut(notes: Y.Text, text: string): void {
  const line = readFlat(notes).lines.find((one) => lineText(one) === text);
  if (line?.markerAt == null) throw new Error(`The example has no paragraph “${text}”.`);
  notes.delete(line.markerAt, 1 + line.length);
}

/** The words of some notes, as a record keeps them that is about them or was made from them. */
export function rangeIn(notes: Y.Text, words: string): TextRange {
  const { start, end } = findWords(notes, words);
  return {
    field: 'notes',
    start: encodePosition(start),
    end: encodePosition(end),
    quote: words,
  };
}

/** The anchored positions of `quote` in the notes. */
function findWords(
  notes: Y.Text,
  quote: string,
): { start: Y.RelativePosition; end: Y.RelativePosition } {
  for (const line of readFlat(notes).lines) {
    const at = lineText(line).indexOf(quote);
    if (at === -1) continue;
    const from = line.start + at;
    return {
      start: placeAt(notes, from, 'after'),
      // The end is tied to the last letter, so that text typed after it stays outside.
      end: placeAt(notes, from + quote.length, 'before'),
    };
  }
  throw new Error(`The example’s notes do not hold “${quote}”.`);
}

/** `**words**` are bold. */
function words(text: string): NewLine['content'] {
  return text
    .split('**')
    .map((part, at) =>
      at % 2 === 1 ? { text: part, marks: { bold: true as const } } : { text: part },
    )
    .filter((run) => run.text !== '');
}
