/* Values inside content: lib0's "any" form, and JSON, which Yjs parses as it reads. */

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
/** Assigned to, it would become the object's prototype and be gone when the object is written again. */
const LOST_KEY = '__proto__';
const LOST_KEY_UTF_8 = new TextEncoder().encode(LOST_KEY);

/** Passes one value in the "any" form. Answers how many values it is, itself and all within it, or -1. */
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

/** Passes JSON as text with its length. Content of the kind JSON may also say `undefined`. */
export function passJson(cursor: Cursor, mostBytes: number, mayBeUndefined: boolean): boolean {
  const length = cursor.passBytes();
  if (length < 0) return false;
  if (length > mostBytes) return cursor.refuse('json');
  const json = cursor.bytes.subarray(cursor.at - length, cursor.at);
  const fault = faultOfJson(json, mayBeUndefined);
  return fault === undefined || cursor.refuse(fault);
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function faultOfJson(json: Uint8Array, mayBeUndefined: boolean): ScanFault | undefined {
  if (depthOf(json) > MOST_DEPTH) return 'depth';
  // Parsing is what Yjs does with it, so nothing else could agree as well on what parses.
  try {
    const text = decoder.decode(json);
    if (mayBeUndefined && text === 'undefined') return undefined;
    JSON.parse(text);
    return MAY_BE_INFINITE.test(text) && isInfinite(text) ? 'json' : undefined;
  } catch (error) {
    return error instanceof SyntaxError ? 'json' : 'text';
  }
}

/** A number with an exponent of three digits, or with so many that one of two is enough. */
const MAY_BE_INFINITE = /\d{200}|\d[eE]\+?\d{3}/;

/** Whether a number in it is read as infinite: written again it would be `null`, and mean something else. */
function isInfinite(json: string): boolean {
  let found = false;
  JSON.parse(json, (_, value: unknown) => {
    found ||= value === Infinity || value === -Infinity;
    return value;
  });
  return found;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** How deep brackets are nested, in JSON that may be broken. */
function depthOf(json: Uint8Array): number {
  let [depth, deepest, isText] = [0, 0, false];
  for (let at = 0; at < json.length; at += 1) {
    const byte = json[at];
    if (byte === QUOTE) isText = !isText;
    else if (isText) at += byte === BACKSLASH ? 1 : 0;
    else if (byte === 0x5b || byte === 0x7b) deepest = Math.max(deepest, (depth += 1));
    else if (byte === 0x5d || byte === 0x7d) depth -= 1;
  }
  return deepest;
}
