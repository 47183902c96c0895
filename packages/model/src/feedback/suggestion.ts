/**
 * A proposed wording, and the words it is for as they are now. Taking it changes only the words that
 * differ, so that the marks and the anchors of all others stay, and so does what somebody else types
 * among them meanwhile.
 */
import { placeAt } from '@cairn/prose/text';
import * as Y from 'yjs';
import type { TextRange } from '../document/passage.ts';
import { isLongProse } from '../document/prose-size.ts';
import { encodePosition, placesOfWords } from '../shared/anchors.ts';
import { cut } from '../shared/cut.ts';
import { findOnce, lettersOf, LONGEST_QUOTE_CHARACTERS } from '../shared/quotes.ts';
import { wordSplices } from '../shared/word-changes.ts';
import { MOST_RUNS } from './takings.ts';

/** The words of a range as they are now. */
export interface WordsNow {
  /** Indexes in the flat text. */
  readonly from: number;
  readonly to: number;
  /** On one line: what isn't a letter, such as the end of a paragraph, is a space. */
  readonly words: string;
}

/** A proposed wording that is in the text now. */
export interface TakenWording {
  /** The new words. */
  readonly range: TextRange;
  /** The letters that were written; see `takingsField`. */
  readonly letters: string | null;
}

/** `null` once the words are gone. */
export function wordsNow(prose: Y.Text, range: TextRange): WordsNow | null {
  if (isLongProse(prose)) return null;
  const { text } = lettersAndGaps(prose);
  const [found] = placesOfWords(prose, [range]);
  const words = found == null ? '' : text.slice(found.from, found.to);
  if (found != null && words.trim() !== '') return { ...found, words };
  return quotedIn(text, range.quote);
}

/** Where a quote occurs once, by its letters alone. */
function quotedIn(text: string, quote: string): WordsNow | null {
  const at = findOnce(lettersOf(text), quote);
  if (at === null) return null;
  const places = [...text.matchAll(/\S/g)].map(({ index }) => index);
  const from = places[at];
  const last = places[at + lettersOf(quote).length - 1];
  if (from === undefined || last === undefined) return null;
  return { from, to: last + 1, words: text.slice(from, last + 1) };
}

/**
 * Writes the proposed wording in place of the words, in one transaction. Ends of paragraphs, mentions
 * and the like among them stay.
 */
export function takeWording(
  prose: Y.Text,
  range: Pick<TextRange, 'field'>,
  { from, to, words }: WordsNow,
  proposed: string,
  origin: unknown,
): TakenWording {
  const before = prose.length;
  const runs: [Y.RelativePosition, Y.RelativePosition][] = [];
  const write = () => {
    for (const { index, remove, insert } of wordSplices(words, proposed).toReversed()) {
      const at = from + index;
      // Put in behind what is taken out, so that it has the same marks.
      const start = at + remove;
      if (insert !== '') {
        prose.insert(start, insert);
        runs.push([
          placeAt(prose, start, 'after'),
          placeAt(prose, start + insert.length, 'before'),
        ]);
      }
      deleteLetters(prose, at, remove);
    }
  };
  if (prose.doc === null) write();
  else prose.doc.transact(write, origin);
  const end = to + prose.length - before;
  return {
    range: {
      field: range.field,
      start: encodePosition(placeAt(prose, from, 'after')),
      end: encodePosition(placeAt(prose, end, 'before')),
      quote: cut(proposed.replace(/\s+/g, ' ').trim(), LONGEST_QUOTE_CHARACTERS),
    },
    letters: packedTaking(runs),
  };
}

/** What is stored for the letters between these places; `null` if there are too many runs of them. */
function packedTaking(
  runs: readonly (readonly [start: Y.RelativePosition, end: Y.RelativePosition])[],
): string | null {
  if (runs.length === 0 || runs.length > MOST_RUNS) return null;
  return runs.map((places) => places.map(encodePosition).join()).join(' ');
}

/** Leaves everything but letters. */
function deleteLetters(prose: Y.Text, index: number, length: number): void {
  const { embeds } = lettersAndGaps(prose);
  for (let at = index + length - 1; at >= index; at -= 1) {
    let first = at;
    if (embeds.has(at)) continue;
    while (first > index && !embeds.has(first - 1)) first -= 1;
    prose.delete(first, at - first + 1);
    at = first;
  }
}

/** A flat text, index by index, and which of its indexes aren't letters. */
function lettersAndGaps(prose: Y.Text): { readonly text: string; readonly embeds: Set<number> } {
  const parts: string[] = [];
  const embeds = new Set<number>();
  let index = 0;
  for (let item = prose._start; item !== null; item = item.right) {
    if (item.deleted || !item.countable) continue;
    if (item.content instanceof Y.ContentString) {
      parts.push(item.content.str.replace(/\n/g, ' '));
    } else {
      parts.push(' '.repeat(item.length));
      for (let at = 0; at < item.length; at += 1) embeds.add(index + at);
    }
    index += item.length;
  }
  return { text: parts.join(''), embeds };
}
