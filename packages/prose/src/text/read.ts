/** Reads a shared text as lines. Total: whatever others have written, it returns lines and never throws. */
import * as Y from 'yjs';
import type { Line } from './line.ts';
import { isOn, type Marker, markerOf, PLAIN_FORMATTING, readWords } from './words.ts';

/** A prose as it is stored: at least one line. */
export interface Flat {
  readonly lines: readonly Line[];
  /** The length of the shared text: each marker and each embed counts 1. */
  readonly length: number;
}

export function readFlat(text: Y.Text): Flat {
  const keys = new Keys(text);
  const lines: Line[] = [];
  let head: Head = { id: '', marker: null, at: null };
  let formatting = PLAIN_FORMATTING;
  let before: object = text;
  let start = 0;
  for (let item = text._start; ;) {
    const { words, next } = readWords(before, item, formatting);
    const own = { start, length: words.length, runs: words.runs };
    const at = start + words.length;
    if (next === null) {
      lines.push(keys.line(head, own));
      return { lines, length: at };
    }
    const marker = markerOf((next.content as Y.ContentEmbed).embed) ?? {};
    const id = idOf(marker);
    const behind = { id, marker, at };
    // A line inserted above another one leaves that one its marker, and has its own after it.
    if (isOn(marker['a'])) lines.push(keys.line(behind, own));
    else {
      lines.push(keys.line(head, own));
      head = behind;
    }
    formatting = words.after;
    before = next;
    item = next.right;
    start = at + 1;
  }
}

/** A key is written as UTF-8, in which half a surrogate pair would become something else. */
export function idOf({ b }: Marker): string | null {
  return typeof b === 'string' && b !== '' && b.isWellFormed() ? b : null;
}

/** Only plain values: Yjs would turn a string's letters into a list each time it is asked. */
export function valueOf(text: Y.Text, key: string): unknown {
  const item = text._map.get(key);
  if (item === undefined || item.deleted) return undefined;
  const { content } = item;
  const isPlain = content instanceof Y.ContentAny || content instanceof Y.ContentJSON;
  return isPlain ? (content.arr.at(-1) as unknown) : undefined;
}

interface Head {
  readonly id: string | null;
  readonly marker: Marker | null;
  readonly at: number | null;
}

/** What has changed since lines were created. */
class Keys {
  readonly #text: Y.Text;
  /** The ids that have keys. */
  readonly #changed = new Set<string>();

  constructor(text: Y.Text) {
    this.#text = text;
    for (const key of text._map.keys()) this.#changed.add(key.slice(0, key.lastIndexOf('.')));
  }

  line({ id, marker, at }: Head, own: Pick<Line, 'start' | 'length' | 'runs'>): Line {
    return {
      ...own,
      id,
      marker,
      markerAt: at,
      kind: this.#read(id, marker, 'k', isString) ?? 'p',
      path: this.#read(id, marker, 'p', isString) ?? '',
      ticked: this.#read(id, marker, 'c', isBoolean) ?? false,
    };
  }

  #read<T>(
    id: string | null,
    marker: Marker | null,
    key: string,
    is: (value: unknown) => value is T,
  ): T | null {
    if (id !== null && this.#changed.has(id)) {
      const changed = valueOf(this.#text, `${id}.${key}`);
      if (is(changed)) return changed;
    }
    const born = marker?.[key];
    return is(born) ? born : null;
  }
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
