/* Values inside content: lib0's "any" form, and JSON, which Yjs parses while reading. */

import type { Cursor } from './cursor.ts';
import { MOST_DEPTH, type ScanFault } from './limits.ts';

const UNDEFINED = 127;
const NULL = 126;
const INTEGER = 125;
const FLOAT_32 = 124;
const FLOAT_64 = 123;
const BIG_INTEGER = 122;
const FALSE = 121;
const TRUE = 120;
const TEXT = 119;
const OBJECT = 118;
const ARRAY = 117;
const BYTES = 116;

/** A key's length and a value. */
const LEAST_ENTRY_BYTES = 2;
/** Assigning to it would set the object's prototype, and it would be gone when the object is written again. */
const LOST_KEY = '__proto__';
const LOST_KEY_UTF_8 = new TextEncoder().encode(LOST_KEY);

/** Skips one value in the "any" form. Returns how many values it consists of, itself included, or -1. */
export function passAny(cursor: Cursor, depth = 0): number {
  switch (cursor.byte()) {
    case UNDEFINED:
    case NULL:
    case FALSE:
    case TRUE:
      return 1;
    case INTEGER:
      return cursor.passSignedNumber() ? 1 : -1;
    case FLOAT_32:
      return cursor.pass(4) ? 1 : -1;
    case FLOAT_64:
    case BIG_INTEGER:
      return cursor.pass(8) ? 1 : -1;
    case TEXT:
      return cursor.passText() < 0 ? -1 : 1;
    case BYTES:
      return cursor.passBytes() < 0 ? -1 : 1;
    case ARRAY:
      return passAll(cursor, cursor.count(1), false, depth + 1);
    case OBJECT:
      return passAll(cursor, cursor.count(LEAST_ENTRY_BYTES), true, depth + 1);
    default:
      return cursor.fail('kind');
  }
}

function passAll(cursor: Cursor, count: number, keyed: boolean, depth: number): number {
  if (count < 0) return -1;
  if (depth > MOST_DEPTH) return cursor.fail('depth');
  let values = 1;
  for (let passed = 0; passed < count; passed += 1) {
    if (keyed && !passKey(cursor)) return -1;
    const within = passAny(cursor, depth);
    if (within < 0) return -1;
    values += within;
  }
  return values;
}

function passKey(cursor: Cursor): boolean {
  const units = cursor.passText();
  if (cursor.justPassed(units, LOST_KEY, LOST_KEY_UTF_8)) return cursor.refuse('key');
  return units >= 0;
}

/**
 * Skips JSON as text with its length. Returns its length in bytes, or -1. Content of the kind JSON
 * may also be `undefined`.
 */
export function passJson(cursor: Cursor, mostBytes: number, mayBeUndefined: boolean): number {
  const length = cursor.passBytes();
  if (length < 0) return -1;
  if (length > mostBytes) return cursor.fail('json');
  const json = cursor.bytes.subarray(cursor.at - length, cursor.at);
  const fault = faultOfJson(json, mayBeUndefined);
  return fault === undefined ? length : cursor.fail(fault);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function faultOfJson(json: Uint8Array, mayBeUndefined: boolean): ScanFault | undefined {
  try {
    const text = decoder.decode(json);
    if (mayBeUndefined && text === 'undefined') return undefined;
    const fault = faultOfValues(text);
    // Yjs parses it too, so nothing else could agree as exactly on what parses.
    if (fault === undefined) JSON.parse(text);
    return fault;
  } catch (error) {
    return error instanceof SyntaxError ? 'json' : 'text';
  }
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPENING_BRACKET, OPENING_BRACE] = [0x5b, 0x7b];
const [CLOSING_BRACKET, CLOSING_BRACE] = [0x5d, 0x7d];
const [ZERO, NINE] = [0x30, 0x39];
/** The exponent, in either case. */
const [SMALL_E, LOWER_CASE] = [0x65, 0x20];
const [PLUS, MINUS, POINT] = [0x2b, 0x2d, 0x2e];
/** Without an exponent, a number with fewer digits is finite. */
const MOST_FINITE_DIGITS = 308;
/** An `e` and three digits: a shorter exponent after few digits is finite. */
const LEAST_INFINITE_EXPONENT = 4;
const SHORT_NUMBER = 200;

/** What is wrong with the depth or the numbers of JSON that may be malformed, in one pass. */
function faultOfValues(json: string): ScanFault | undefined {
  let depth = 0;
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) at = endOfText(json, at);
    else if (code === OPENING_BRACKET || code === OPENING_BRACE) {
      depth += 1;
      if (depth > MOST_DEPTH) return 'depth';
    } else if (code === CLOSING_BRACKET || code === CLOSING_BRACE) depth -= 1;
    else if (isDigit(code)) {
      const [from, exponent] = [at, endOfDigits(json, at)];
      at = endOfExponent(json, exponent);
      // When written again it would be `null`, and mean something else.
      if (mayBeInfinite(exponent - from, at - exponent) && !isFiniteNumber(json, from, at)) {
        return 'json';
      }
      at -= 1;
    }
  }
  return undefined;
}

/** The index of the quotation mark that closes the text beginning at `start`. */
function endOfText(json: string, start: number): number {
  let at = start + 1;
  for (; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    if (code === QUOTE) break;
    if (code === BACKSLASH) at += 1;
  }
  return at;
}

const isDigit = (code: number): boolean => code >= ZERO && code <= NINE;

function endOfDigits(json: string, start: number): number {
  let at = start;
  while (isDigit(json.charCodeAt(at)) || json.charCodeAt(at) === POINT) at += 1;
  return at;
}

function endOfExponent(json: string, start: number): number {
  if ((json.charCodeAt(start) | LOWER_CASE) !== SMALL_E) return start;
  const sign = json.charCodeAt(start + 1);
  return endOfDigits(json, start + (sign === PLUS || sign === MINUS ? 2 : 1));
}

function mayBeInfinite(digits: number, exponent: number): boolean {
  if (exponent === 0) return digits > MOST_FINITE_DIGITS;
  return exponent >= LEAST_INFINITE_EXPONENT || digits > SHORT_NUMBER;
}

/** False if it is read as infinite; whatever isn't a number is left for the parser. */
function isFiniteNumber(json: string, from: number, to: number): boolean {
  return Number(json.slice(from, to)) !== Infinity;
}
