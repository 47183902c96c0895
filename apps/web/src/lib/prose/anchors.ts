/** Where words are: from a place in the editor to positions that survive editing, and back. */
import { decodePosition, encodePosition, findOnce, lettersOf } from '@cairn/model/shared';
import type { Node } from '@tiptap/pm/model';
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
} from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { TextRange } from './types.ts';

/** The tie between a shared text and its editor, as y-tiptap keeps it. */
export interface Binding {
  readonly doc: Y.Doc;
  readonly type: Y.XmlFragment;
  readonly mapping: Parameters<typeof relativePositionToAbsolutePosition>[3];
}

/** A span of the editor's document; `from < to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A longer quote is cut: it is there to recognise the words by. */
const QUOTE_CHARACTERS = 400;

/**
 * The positions of the words in a span, or `null` when there are no words in it. The start holds on
 * to the first character and the end to the last one, so typing at either edge stays outside.
 */
export function rangeOf(
  binding: Binding,
  document: Node,
  span: Span,
): Omit<TextRange, 'field'> | null {
  const words = wordsIn(document, span);
  if (words === null) return null;
  const first = textAt(binding, words.from + 1);
  const last = textAt(binding, words.to);
  if (first === null || last === null) return null;
  return {
    start: encodePosition(Y.createRelativePositionFromTypeIndex(first.type, first.index - 1, 0)),
    end: encodePosition(Y.createRelativePositionFromTypeIndex(last.type, last.index, -1)),
    quote: textOf(document, words).slice(0, QUOTE_CHARACTERS),
  };
}

/** Where the words are now; `null` when they are gone, or when the positions are not positions. */
export function spanOf(binding: Binding, range: Pick<TextRange, 'start' | 'end'>): Span | null {
  const from = placeOf(binding, range.start);
  const to = placeOf(binding, range.end);
  return from === null || to === null || from >= to ? null : { from, to };
}

/** The letters of a document and the place of each, for finding quotes. */
export interface Letters {
  readonly text: string;
  readonly places: readonly number[];
}

export function lettersIn(document: Node): Letters {
  let text = '';
  const places: number[] = [];
  document.descendants((node, position) => {
    const words = node.text ?? '';
    for (let at = 0; at < words.length; at++) {
      const letter = lettersOf(words.charAt(at));
      if (letter === '') continue;
      text += letter;
      places.push(position + at);
    }
  });
  return { text, places };
}

/** The one place where the quote is written, however its blocks were split since; `null` when there is none or more than one. */
export function spanOfQuote({ text, places }: Letters, quote: string): Span | null {
  const at = findOnce(text, quote);
  if (at === null) return null;
  const from = places[at];
  const last = places[at + lettersOf(quote).length - 1];
  return from === undefined || last === undefined ? null : { from, to: last + 1 };
}

/** The words of a span on one line. */
export function textOf(document: Node, { from, to }: Span): string {
  return document.textBetween(from, to, ' ', ' ');
}

/** The span without empty edges: from its first character to its last. */
function wordsIn(document: Node, { from, to }: Span): Span | null {
  let first: number | null = null;
  let last = from;
  document.nodesBetween(from, to, (node, position) => {
    if (!node.isText) return;
    const start = Math.max(from, position);
    const end = Math.min(to, position + node.nodeSize);
    if (start >= end) return;
    first ??= start;
    last = end;
  });
  return first === null || document.textBetween(first, last, ' ', ' ').trim() === ''
    ? null
    : { from: first, to: last };
}

/** The shared text that holds the character before `position`, and the index after that character. */
function textAt({ doc, type, mapping }: Binding, position: number) {
  const relative = absolutePositionToRelativePosition(
    position,
    type,
    mapping,
  ) as Y.RelativePosition;
  const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
  return absolute?.type instanceof Y.XmlText && absolute.index > 0
    ? { type: absolute.type, index: absolute.index }
    : null;
}

function placeOf({ doc, type, mapping }: Binding, encoded: string): number | null {
  const relative = decodePosition(encoded);
  if (relative === null) return null;
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(relative, doc);
    const text = absolute?.type;
    if (!(text instanceof Y.XmlText) || text._item === null || !isIn(type, text)) return null;
    // y-tiptap answers nothing for the document's very first character, so ask for the text's end.
    const end = new Y.RelativePosition(text._item.id, null, null, 0);
    const endPlace = relativePositionToAbsolutePosition(doc, type, end, mapping);
    return endPlace === null || absolute === null ? null : endPlace - text.length + absolute.index;
  } catch {
    // Positions come from the document, which others write to as well.
    return null;
  }
}

/** True when nothing between the text and the whole has been deleted. */
function isIn(whole: Y.XmlFragment, text: Y.XmlText): boolean {
  let at: Y.AbstractType<unknown> = text as Y.AbstractType<unknown>;
  while (at !== (whole as Y.AbstractType<unknown>)) {
    if (at._item === null || at._item.deleted) return false;
    at = at._item.parent as Y.AbstractType<unknown>;
  }
  return true;
}
