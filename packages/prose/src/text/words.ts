/** The words of one line: runs of characters with the same marks, kept for as long as they don't change. */
import * as Y from 'yjs';
import { EMBED, MARK_NAMES, type Marks, type Run } from './line.ts';

export type Attributes = Readonly<Record<string, unknown>>;
export type Marker = Readonly<Record<string, unknown>>;

/** The words of a line when it was last read, and the pieces of the text they were read from. */
export interface Words {
  readonly attributesBefore: string;
  readonly pieces: readonly unknown[];
  readonly runs: readonly Run[];
  readonly length: number;
  readonly after: Formatting;
}

/**
 * By what comes before the line: its marker's item, or the text itself. Lines that haven't changed
 * keep the same `runs` array, so code that has shown them needn't compare.
 */
const lastRead = new WeakMap<object, Words>();

const isMarker = (content: Y.Item['content']) =>
  content instanceof Y.ContentEmbed && markerOf(content.embed) !== null;

/** The words from an item on, and the marker that ends them. */
export function readWords(
  before: object,
  from: Y.Item | null,
  formatting: Formatting,
): { readonly words: Words; readonly next: Y.Item | null } {
  const last = lastRead.get(before);
  if (last?.attributesBefore === formatting.key) {
    const next = endOfSame(from, last.pieces);
    if (next !== undefined) return { words: last, next };
  }
  const reader = new WordsReader(formatting);
  let item = from;
  for (; item !== null && (item.deleted || !isMarker(item.content)); item = item.right)
    if (!item.deleted) reader.read(item);
  const words = { attributesBefore: formatting.key, ...reader.finish() };
  lastRead.set(before, words);
  return { words, next: item };
}

/** The part of an item that changes when its words do; Yjs joins and splits content within the same item. */
function pieceOf({ content }: Y.Item): unknown {
  if (content instanceof Y.ContentString) return content.str;
  // When it is split, the same content gets another list.
  const isList = content instanceof Y.ContentAny || content instanceof Y.ContentJSON;
  return isList ? content.arr : content;
}

/** The marker that ends these pieces; `undefined` if something else is there by now. */
function endOfSame(from: Y.Item | null, pieces: readonly unknown[]): Y.Item | null | undefined {
  let at = 0;
  let item = from;
  for (; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (isMarker(item.content)) break;
    if (at >= pieces.length || pieces[at] !== pieceOf(item)) return undefined;
    at += 1;
  }
  return at === pieces.length ? item : undefined;
}

/** The embed as a marker; `null` if it is something else. */
export function markerOf(embed: unknown): Marker | null {
  return typeof embed === 'object' && embed !== null && !Array.isArray(embed) && 'b' in embed
    ? embed
    : null;
}

/** Every line repeats the link, and so does what is shown, so anything longer isn't taken as a link. */
const LONGEST_LINK = 4_000;

/** Those marks among the attributes that this version knows; a value of the wrong type isn't a mark. */
export function marksOf(attributes: Attributes): Marks {
  const { bold, italic, strike, code, link } = attributes;
  return {
    ...(isOn(bold) && { bold: true }),
    ...(isOn(italic) && { italic: true }),
    ...(isOn(strike) && { strike: true }),
    ...(isOn(code) && { code: true }),
    ...(typeof link === 'string' && link !== '' && link.length <= LONGEST_LINK && { link }),
  };
}

/** What doesn't turn a mark on. `Infinity` can be read from JSON, but becomes `null` when it is written again. */
const OFF: ReadonlySet<unknown> = new Set([undefined, null, false, Infinity, -Infinity]);

/** Looks at the value as it is: an object of somebody else's may throw when it is made a number. */
export const isOn = (value: unknown) => !OFF.has(value);

/** The marks that apply from some place on. */
export interface Formatting {
  readonly marks: Marks;
  /** Equal for equal marks. */
  readonly key: string;
}

export const PLAIN_FORMATTING: Formatting = { marks: {}, key: '' };

function formatted(before: Formatting, name: string, value: unknown): Formatting {
  // An attribute that this version doesn't know isn't shown, and could be of any size.
  if (!MARK_NAMES.some((known) => known === name)) return before;
  const { [name as keyof Marks]: _, ...others } = before.marks;
  const marks = { ...others, ...marksOf({ [name]: value }) };
  const key = MARK_NAMES.map((known) => marks[known] ?? '').join(' ');
  return key === before.key ? before : { marks, key };
}

class WordsReader {
  #formatting: Formatting;
  readonly #pieces: unknown[] = [];
  readonly #runs: { text: string; marks: Marks; embed?: unknown }[] = [];
  #length = 0;

  constructor(formatting: Formatting) {
    this.#formatting = formatting;
  }

  read(item: Y.Item): void {
    const { content } = item;
    this.#pieces.push(pieceOf(item));
    if (content instanceof Y.ContentString) this.#characters(content.str);
    else if (content instanceof Y.ContentFormat)
      this.#formatting = formatted(this.#formatting, content.key, content.value);
    else if (content instanceof Y.ContentEmbed) this.#embed(content.embed);
    // No client of ours writes anything else, but it counts in Yjs's indexes.
    else if (item.countable) for (let at = 0; at < item.length; at++) this.#embed(null);
  }

  finish(): Omit<Words, 'attributesBefore'> {
    return {
      pieces: this.#pieces,
      runs: this.#runs.map(wellFormed),
      length: this.#length,
      after: this.#formatting,
    };
  }

  #characters(text: string): void {
    const { marks } = this.#formatting;
    const last = this.#runs.at(-1);
    if (last?.marks === marks && !('embed' in last)) last.text += text;
    else this.#runs.push({ text, marks });
    this.#length += text.length;
  }

  #embed(embed: unknown): void {
    this.#runs.push({ text: EMBED, marks: this.#formatting.marks, embed });
    this.#length += 1;
  }
}

/** A lone surrogate becomes U+FFFD, as it does on every device it is sent to. */
function wellFormed(run: Run): Run {
  return run.text.isWellFormed() ? run : { ...run, text: run.text.toWellFormed() };
}
