/** Anchors: from a place in the editor to positions that survive editing, and back. */
import {
  cut,
  encodePosition,
  findOnce,
  lettersOf,
  LONGEST_QUOTE_CHARACTERS,
  placesOfWords,
} from '@cairn/model/shared';
import { flatIndexAt, flatSize, posAt } from '@cairn/prose/editor';
import { placeAt } from '@cairn/prose/text';
import type { Node } from '@tiptap/pm/model';
import type * as Y from 'yjs';
import type { MarkedWords, TextRange } from './types.ts';

/** A range of positions in the editor's document; `from < to`. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The anchored positions of the words in a span, or `null` if there are none in it. The start is
 * tied to the first character and the end to the last one, so typing at either edge stays outside.
 * @param document must be in step with the text.
 */
export function rangeOf(text: Y.Text, document: Node, span: Span): Omit<TextRange, 'field'> | null {
  const words = wordsIn(document, span);
  // While words are being composed, the text may be ahead.
  if (words === null || flatSize(document) !== text.length) return null;
  return {
    start: encodePosition(placeAt(text, flatIndexAt(document, words.from), 'after')),
    end: encodePosition(placeAt(text, flatIndexAt(document, words.to), 'before')),
    quote: cut(textOf(document, words), LONGEST_QUOTE_CHARACTERS),
  };
}

/** Where the words of each are now; `null` if they are gone or the positions are malformed. */
export function spansOf(
  text: Y.Text,
  document: Node,
  ranges: readonly MarkedWords[],
): (Span | null)[] {
  return placesOfWords(
    text,
    ranges.map(({ start, end, quote = '' }) => ({ start, end, quote })),
  ).map((found) => {
    if (found === null || found.from >= found.to) return null;
    const { from, to } = found;
    // An emptied line at an edge has nothing left to show.
    return wordsIn(document, { from: posAt(document, from), to: posAt(document, to) });
  });
}

/** The letters of a document and the position of each, for finding quotes. */
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

/**
 * The one place where the quote occurs, however its blocks were split since; `null` if it occurs
 * not at all or more than once.
 */
export function spanOfQuote({ text, places }: Letters, quote: string): Span | null {
  const at = findOnce(text, quote);
  if (at === null) return null;
  const from = places[at];
  const last = places[at + lettersOf(quote).length - 1];
  return from === undefined || last === undefined ? null : { from, to: last + 1 };
}

/** The words of a span, on one line. */
export function textOf(document: Node, { from, to }: Span): string {
  return document.textBetween(from, to, ' ', ' ');
}

/**
 * The span without empty edges: from its first character to its last. Reads as little as possible,
 * since there may be hundreds of spans over a long text.
 */
function wordsIn(document: Node, span: Span): Span | null {
  const first = firstText(document, 0, span);
  const last = lastText(document, 0, span);
  if (first === null || last === null) return null;
  const [from, to] = [Math.max(span.from, first.from), Math.min(span.to, last.to)];
  return hasWords(document, { from, to }) ? { from, to } : null;
}

/** True if a span has anything but white space; looks no further than the first of it. */
function hasWords(document: Node, { from, to }: Span): boolean {
  let found = false;
  document.nodesBetween(from, to, (node, position) => {
    if (!found && node.isText) {
      const words = node.text ?? '';
      found = /\S/.test(words.slice(Math.max(0, from - position), to - position));
    }
    return !found;
  });
  return found;
}

/** The first text node that overlaps a span; `start` is where the node's content begins. */
function firstText(node: Node, start: number, span: Span): Span | null {
  let from = start;
  for (const child of node.children) {
    if (from >= span.to) return null;
    const to = from + child.nodeSize;
    if (to > span.from) {
      const found = child.isText ? { from, to } : firstText(child, from + 1, span);
      if (found !== null) return found;
    }
    from = to;
  }
  return null;
}

/** The last text node that overlaps a span. */
function lastText(node: Node, start: number, span: Span): Span | null {
  let to = start + node.content.size;
  for (const child of node.children.toReversed()) {
    if (to <= span.from) return null;
    const from = to - child.nodeSize;
    if (from < span.to) {
      const found = child.isText ? { from, to } : lastText(child, from + 1, span);
      if (found !== null) return found;
    }
    to = from;
  }
  return null;
}
