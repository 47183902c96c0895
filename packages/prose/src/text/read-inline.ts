/** Reads the marks within a line of Markdown: emphasis, code and links. Anything else stays as it is. */
import { type Marks, type Run, sameMarks } from './line.ts';
import { readBackslash } from './markdown-signs.ts';

type Mark = Exclude<keyof Marks, 'link'>;

/** One letter or one stretch of code, with the marks found for it so far. */
interface Piece {
  text: string;
  marks: Partial<Record<Mark, true>> & { link?: string };
}

interface Delimiter {
  readonly sign: '*' | '~';
  /** How many of its signs have no partner yet. */
  count: number;
  readonly length: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  /** The piece that holds what is left of it. */
  readonly at: number;
}

const LONGEST_ADDRESS = 2_000;
/** As long as anybody writes in one paragraph; the rest is read as plain words. */
const MOST_DELIMITERS = 1_000;
const DESTINATION = /^\((?:<([^<>\n]*)>|([^\s()]*))\)/;

/** The runs of a line without a hard break. */
export function readInline(text: string): Run[] {
  if (!/[*~`\\[]/.test(text)) return runsOf([{ text, marks: {} }]);
  const pieces: Piece[] = [];
  const delimiters: Delimiter[] = [];
  const brackets: { readonly at: number; readonly delimiters: number }[] = [];
  const say = (said: string, marks: Piece['marks'] = {}) => pieces.push({ text: said, marks });
  for (let at = 0; at < text.length;) {
    const sign = text.charAt(at);
    if (sign === '\\') {
      const { says, length } = readBackslash(text, at);
      say(says);
      at += length;
    } else if (sign === '`') {
      const { code, length, says } = readCode(text, at);
      say(says, code ? { code: true } : {});
      at += length;
    } else if (sign === '*' || sign === '~') {
      const length = runLength(text, at, sign);
      say(text.slice(at, at + length));
      if (delimiters.length < MOST_DELIMITERS && (sign === '*' || length === 2)) {
        const [canOpen, canClose] = [isWord(text[at + length]), isWord(text[at - 1])];
        delimiters.push({ sign, count: length, length, canOpen, canClose, at: pieces.length - 1 });
      }
      at += length;
    } else if (sign === '[') {
      brackets.push({ at: pieces.length, delimiters: delimiters.length });
      say(sign);
      at += 1;
    } else if (sign === ']') {
      const found =
        brackets.length === 0
          ? null
          : DESTINATION.exec(text.slice(at + 1, at + 1 + LONGEST_ADDRESS));
      const begun = found === null ? undefined : brackets.pop();
      const address = found?.[1] ?? found?.[2] ?? '';
      if (
        begun === undefined ||
        found === null ||
        address === '' ||
        begun.at + 1 === pieces.length
      ) {
        say(sign);
        at += 1;
        continue;
      }
      pair(pieces, delimiters.splice(begun.delimiters));
      for (const piece of pieces.slice(begun.at)) piece.marks.link = address;
      (pieces[begun.at] as Piece).text = '';
      // A link has no other link within it.
      brackets.length = 0;
      at += 1 + found[0].length;
    } else {
      const next = text.slice(at).search(/[*~`\\[\]]/);
      const end = next <= 0 ? (next === 0 ? at + 1 : text.length) : at + next;
      say(text.slice(at, end));
      at = end;
    }
  }
  pair(pieces, delimiters);
  return runsOf(pieces);
}

const isWord = (sign: string | undefined) => sign !== undefined && !/\s/.test(sign);

function runLength(text: string, at: number, sign: string): number {
  let end = at;
  while (text.charAt(end) === sign) end++;
  return end - at;
}

/** Code goes on to as many backticks as it began with; without them, they are what they are. */
function readCode(text: string, at: number): { code: boolean; length: number; says: string } {
  const fence = runLength(text, at, '`');
  for (let end = text.indexOf('`', at + fence); end !== -1;) {
    const closing = runLength(text, end, '`');
    if (closing === fence) {
      const inside = text.slice(at + fence, end);
      const isPadded = inside.startsWith(' ') && inside.endsWith(' ') && inside.trim() !== '';
      const says = isPadded ? inside.slice(1, -1) : inside;
      return { code: true, length: end + fence - at, says };
    }
    end = text.indexOf('`', end + closing);
  }
  return { code: false, length: fence, says: '`'.repeat(fence) };
}

/** Pairs what opens with what closes, the nearest first, as CommonMark does. */
function pair(pieces: Piece[], delimiters: readonly Delimiter[]): void {
  const open: Delimiter[] = [];
  for (const closer of delimiters) {
    while (closer.canClose && closer.count > 0) {
      const index = open.findLastIndex((opener) => isPartner(opener, closer));
      const opener = open[index];
      if (opener === undefined) break;
      const used = Math.min(opener.count, closer.count) >= 2 ? 2 : 1;
      const mark: Mark = closer.sign === '~' ? 'strike' : used === 2 ? 'bold' : 'italic';
      for (const piece of pieces.slice(opener.at + 1, closer.at)) piece.marks[mark] = true;
      open.length = index + 1;
      take(pieces, opener, used);
      take(pieces, closer, used);
      if (opener.count === 0) open.pop();
    }
    if (closer.canOpen && closer.count > 0) open.push(closer);
  }
}

function take(pieces: Piece[], delimiter: Delimiter, used: number): void {
  delimiter.count -= used;
  const piece = pieces[delimiter.at];
  if (piece) piece.text = delimiter.sign.repeat(delimiter.count);
}

/** One that could do both doesn't pair where the lengths add up to a multiple of three. */
function isPartner(opener: Delimiter, closer: Delimiter): boolean {
  if (opener.sign !== closer.sign) return false;
  const either = (opener.canOpen && opener.canClose) || (closer.canOpen && closer.canClose);
  if (!either || (opener.length + closer.length) % 3 !== 0) return true;
  return opener.length % 3 === 0 && closer.length % 3 === 0;
}

function runsOf(pieces: readonly Piece[]): Run[] {
  const runs: { text: string; marks: Marks }[] = [];
  for (const { text, marks } of pieces) {
    if (text === '') continue;
    const last = runs.at(-1);
    if (last !== undefined && sameMarks(last.marks, marks)) last.text += text.toWellFormed();
    else runs.push({ text: text.toWellFormed(), marks });
  }
  return runs;
}
