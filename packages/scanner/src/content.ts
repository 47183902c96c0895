/* The content of one item: how many clocks it takes, within the limits. */

import type { Cursor } from './cursor.ts';
import {
  ANY,
  BINARY,
  DELETED,
  EMBED,
  FORMAT,
  JSON_VALUES,
  type ScanLimits,
  STRING,
  TYPE,
} from './limits.ts';
import { passAny, passJson } from './values.ts';

/** Array, Map, Text, XmlElement, XmlFragment, XmlHook, XmlText. */
const TYPES = 7;
const XML_ELEMENT = 3;
const XML_HOOK = 5;
/** A length and one character of JSON. */
const LEAST_JSON_BYTES = 2;

/** Skips content of all kinds, and counts the values and the bytes of JSON in it. */
export class ContentReader {
  values = 0;
  jsonBytes = 0;
  readonly #cursor: Cursor;
  readonly #mostValues: number;
  readonly #mostJsonBytes: number;
  readonly #mostAllJsonBytes: number;
  readonly #mostItemBytes: number;
  readonly #isJsonKnown: boolean;

  constructor(cursor: Cursor, limits: ScanLimits) {
    this.#cursor = cursor;
    this.#mostValues = limits.mostValues ?? Infinity;
    this.#mostJsonBytes = limits.mostJsonBytes ?? Infinity;
    this.#mostAllJsonBytes = limits.mostAllJsonBytes ?? Infinity;
    this.#mostItemBytes = limits.mostItemBytes ?? Infinity;
    this.#isJsonKnown = limits.isJsonKnown ?? false;
  }

  /** Skips content of this kind. Returns its length in clocks, or -1; the caller has to refuse 0. */
  pass(kind: number): number {
    const cursor = this.#cursor;
    switch (kind) {
      case DELETED:
        return cursor.number();
      case JSON_VALUES:
        return this.#passAll(cursor.count(LEAST_JSON_BYTES), this.#passJsonValue);
      case BINARY:
        return cursor.passBytes() < 0 ? -1 : 1;
      case STRING:
        return cursor.passText(this.#mostItemBytes);
      case EMBED:
        return this.#passJson(false);
      case FORMAT:
        return cursor.passText() < 0 ? -1 : this.#passJson(false);
      case TYPE:
        return this.#passType() ? 1 : -1;
      case ANY:
        return this.#passAll(cursor.count(1), this.#passAnyValue);
      default:
        return cursor.fail('kind');
    }
  }

  #passAll(count: number, passOne: () => number): number {
    const end = this.#cursor.at + this.#mostItemBytes;
    for (let passed = 0; passed < count; passed += 1) {
      const values = passOne();
      if (values < 0) return -1;
      if (this.#cursor.at > end) return this.#cursor.fail('item');
      this.values += values;
      if (this.values > this.#mostValues) return this.#cursor.fail('values');
    }
    return count;
  }

  readonly #passAnyValue = (): number => passAny(this.#cursor);

  readonly #passJsonValue = (): number => this.#passJson(true);

  #passJson(mayBeUndefined: boolean): number {
    const cursor = this.#cursor;
    const most = Math.min(this.#mostJsonBytes, this.#mostAllJsonBytes - this.jsonBytes);
    const length = this.#isJsonKnown ? cursor.passBytes() : passJson(cursor, most, mayBeUndefined);
    if (length < 0) return -1;
    this.jsonBytes += length;
    return 1;
  }

  #passType(): boolean {
    const type = this.#cursor.number();
    if (type >= TYPES) return this.#cursor.refuse('kind');
    // These two have a name.
    if (type === XML_ELEMENT || type === XML_HOOK) return this.#cursor.passText() >= 0;
    return type >= 0;
  }
}
