/** Anchors in rich text: two Yjs relative positions, which survive edits around them. */
import { type Indexes, indexesOfWords } from '@cairn/prose/text';
import { fromBase64, toBase64 } from 'lib0/buffer';
import * as Y from 'yjs';
import { LONGEST_LETTER } from './cut.ts';
import { LONGEST_QUOTE_CHARACTERS } from './quotes.ts';

/** Encodes a relative position as base64. */
export function encodePosition(position: Y.RelativePosition): string {
  return toBase64(Y.encodeRelativePosition(position));
}

/** A longer one isn't a position: the longest are tied to the end of a text and name it. */
const LONGEST_POSITION_CHARACTERS = 1_000;

/** Decodes a position; `null` for anything that isn't one. */
export function decodePosition(encoded: string): Y.RelativePosition | null {
  if (encoded.length > LONGEST_POSITION_CHARACTERS) return null;
  try {
    return Y.decodeRelativePosition(fromBase64(encoded));
  } catch {
    return null;
  }
}

/** Words in a rich text, as they are stored: the positions encoded, and the words as they were then. */
export interface AnchoredWords {
  readonly start: string;
  readonly end: string;
  readonly quote: string;
}

/** Where each is now; `null` for one that can't be read or isn't known here. */
export function placesOfWords(prose: Y.Text, words: readonly AnchoredWords[]): (Indexes | null)[] {
  return indexesOfWords(
    prose,
    words.map(({ start, end, quote }) => ({
      start: decodePosition(start),
      end: decodePosition(end),
      head: quote,
      // A long quote was cut.
      tail: quote.length + LONGEST_LETTER > LONGEST_QUOTE_CHARACTERS ? '' : quote,
    })),
  );
}

/** True while there are still words between the two positions. */
export function isAttached(prose: Y.Text, words: AnchoredWords): boolean {
  const [found] = placesOfWords(prose, [words]);
  return found != null && found.from < found.to && hasLettersBetween(prose, found.from, found.to);
}

/** Markers between lines count towards the index as well, but aren't words. */
function hasLettersBetween(prose: Y.Text, from: number, to: number): boolean {
  let at = 0;
  for (let item = prose._start; item !== null && at < to; item = item.right) {
    if (item.deleted || !item.countable) continue;
    at += item.length;
    if (at > from && item.content instanceof Y.ContentString) return true;
  }
  return false;
}
