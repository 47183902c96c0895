/** Reads a shared text as lines. Total: whatever others have written, it answers and never throws. */
import * as Y from 'yjs';
import { EMBED, type Line, type Marks, type Run } from './line.ts';

/** A prose as it is stored: at least one line. */
export interface Flat {
  readonly lines: readonly Line[];
  /** Of the shared text: each marker and each embed counts 1. */
  readonly length: number;
}

export type Attributes = Readonly<Record<string, unknown>>;
export type Marker = Readonly<Record<string, unknown>>;

const PLAIN: Marks = {};

export function readFlat(text: Y.Text): Flat {
  const reader = new Reader(text);
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    const { content } = item;
    if (content instanceof Y.ContentString) reader.characters(content.str);
    else if (content instanceof Y.ContentFormat) reader.format(content.key, content.value);
    else if (content instanceof Y.ContentEmbed) {
      const marker = markerOf(content.embed);
      if (marker === null) reader.embed(content.embed);
      else reader.marker(marker);
    } else if (item.countable) {
      // No client of ours writes these, but they count in Yjs' indices.
      for (let at = 0; at < item.length; at++) reader.embed(null);
    }
  }
  return reader.finish();
}

/** The embed as a marker, or `null` when it is something else. */
export function markerOf(embed: unknown): Marker | null {
  return typeof embed === 'object' && embed !== null && !Array.isArray(embed) && 'b' in embed
    ? embed
    : null;
}

/** The marks of these attributes that this version knows; a value of the wrong type is no mark. */
export function marksOf(attributes: Attributes): Marks {
  const { bold, italic, strike, code, link } = attributes;
  return {
    ...(isOn(bold) && { bold: true }),
    ...(isOn(italic) && { italic: true }),
    ...(isOn(strike) && { strike: true }),
    ...(isOn(code) && { code: true }),
    ...(typeof link === 'string' && link !== '' && { link }),
  };
}

const isOn = (value: unknown) => value !== undefined && value !== null && value !== false;

interface Head {
  readonly id: string | null;
  readonly marker: Marker | null;
  readonly at: number | null;
}

class Reader {
  readonly #text: Y.Text;
  readonly #lines: Line[] = [];
  readonly #attributes = new Map<string, unknown>();
  #head: Head = { id: '', marker: null, at: null };
  #marks: Marks = PLAIN;
  #runs: { text: string; marks: Marks; embed?: unknown }[] = [];
  #start = 0;
  #at = 0;

  constructor(text: Y.Text) {
    this.#text = text;
  }

  characters(text: string): void {
    const last = this.#runs.at(-1);
    if (last?.marks === this.#marks && !('embed' in last)) last.text += text;
    else this.#runs.push({ text, marks: this.#marks });
    this.#at += text.length;
  }

  embed(embed: unknown): void {
    this.#runs.push({ text: EMBED, marks: this.#marks, embed });
    this.#at += 1;
  }

  format(key: string, value: unknown): void {
    if (value === null) this.#attributes.delete(key);
    else this.#attributes.set(key, value);
    this.#marks =
      this.#attributes.size === 0 ? PLAIN : marksOf(Object.fromEntries(this.#attributes));
  }

  marker(marker: Marker): void {
    const id = typeof marker['b'] === 'string' && marker['b'] !== '' ? marker['b'] : null;
    const head = { id, marker, at: this.#at };
    // A line that was put above another one lets that one keep its marker: it has its own behind it.
    if (isOn(marker['a'])) this.#close(head);
    else {
      this.#close(this.#head);
      this.#head = head;
    }
    this.#at += 1;
    this.#start = this.#at;
  }

  finish(): Flat {
    this.#close(this.#head);
    return { lines: this.#lines, length: this.#at };
  }

  #close({ id, marker, at }: Head): void {
    const read = <T>(key: string, is: (value: unknown) => value is T, otherwise: T): T => {
      const changed: unknown = id === null ? undefined : this.#text.getAttribute(`${id}.${key}`);
      if (is(changed)) return changed;
      const born = marker?.[key];
      return is(born) ? born : otherwise;
    };
    this.#lines.push({
      id,
      marker,
      markerAt: at,
      start: this.#start,
      length: this.#at - this.#start,
      kind: read('k', isString, 'p'),
      path: read('p', isString, ''),
      ticked: read('c', isBoolean, false),
      runs: this.#runs.map(wellFormed),
    });
    this.#runs = [];
  }
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';

/** A lone surrogate becomes U+FFFD, as it does on every device it is sent to. */
function wellFormed(run: Run): Run {
  return run.text.isWellFormed() ? run : { ...run, text: run.text.toWellFormed() };
}
