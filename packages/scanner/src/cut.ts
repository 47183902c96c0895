/* The rest of a struct whose beginning is already there, written as Yjs would write it, but without Yjs. */

import { Cursor } from './cursor.ts';
import { ANY, ANY_CONTENT, DELETED, GC, JSON_VALUES, SKIP, STRING } from './limits.ts';
import { HAS_ORIGIN, HAS_PARENT_KEY, HAS_RIGHT_ORIGIN, KIND, StructReader } from './structs.ts';
import { byteOfUnit } from './text.ts';
import { passAny } from './values.ts';
import type { ScanVisitor } from './visitor.ts';

const NAMED_PARENT = 1;
/** An info byte, an id and a length: what a cut struct may have in addition. */
const MOST_ADDED_BYTES = 1 + 3 * 8;
/** Half a surrogate pair can't be written; Yjs writes U+FFFD for each half as well. */
const REPLACEMENT_UTF_8 = Uint8Array.of(0xef, 0xbf, 0xbd);

/**
 * Visits `count` consecutive structs of a client from byte `start` on, the first of them at
 * `clock`. They must have been scanned before, as part of an update.
 */
export function visitStructs(
  bytes: Uint8Array,
  start: number,
  client: number,
  clock: number,
  count: number,
  visitor: ScanVisitor,
): void {
  const cursor = new Cursor(bytes);
  cursor.at = start;
  new StructReader(cursor, { content: ANY_CONTENT, isJsonKnown: true }, visitor).passClient(
    client,
    clock,
    count,
  );
}

/**
 * The struct between bytes `start` and `end`, which begins at `clock` of `client`, without its
 * first `taken` clocks. It must have been scanned before, and be longer than that.
 */
export function cutStruct(
  bytes: Uint8Array,
  start: number,
  end: number,
  client: number,
  clock: number,
  taken: number,
): Uint8Array {
  const cursor = new Cursor(bytes);
  cursor.at = start;
  const cut = new Writer(end - start + MOST_ADDED_BYTES);
  const info = cursor.byte();
  if (info === GC || info === SKIP) {
    cut.number(info);
    cut.number(cursor.number() - taken);
    return cut.written();
  }
  cut.number(0);
  cut.bytes[0] = info | HAS_ORIGIN;
  cut.number(client);
  cut.number(clock + taken - 1);
  if ((info & HAS_ORIGIN) !== 0) passId(cursor);
  const idAt = cursor.at;
  if ((info & HAS_RIGHT_ORIGIN) !== 0) {
    passId(cursor);
    cut.copy(bytes, idAt, cursor.at);
  }
  // An item next to another one has that one's parent, and a cut item is always next to another.
  if ((info & (HAS_ORIGIN | HAS_RIGHT_ORIGIN)) === 0) {
    if (cursor.number() === NAMED_PARENT) cursor.passBytes();
    else passId(cursor);
    if ((info & HAS_PARENT_KEY) !== 0) cursor.passBytes();
  }
  cutContent(info & KIND, cursor, end, taken, cut);
  return cut.written();
}

function passId(cursor: Cursor): void {
  cursor.number();
  cursor.number();
}

/** Only these kinds are longer than one clock. */
function cutContent(kind: number, cursor: Cursor, end: number, taken: number, cut: Writer): void {
  const length = cursor.number();
  if (kind === DELETED) cut.number(length - taken);
  else if (kind === STRING) cutText(cursor, end, taken, cut);
  else if (kind === ANY || kind === JSON_VALUES) {
    for (let passed = 0; passed < taken; passed += 1) {
      if (kind === ANY) passAny(cursor);
      else cursor.passBytes();
    }
    cut.number(length - taken);
    cut.copy(cursor.bytes, cursor.at, end);
  }
}

function cutText(cursor: Cursor, end: number, taken: number, cut: Writer): void {
  const { at, isInPair } = byteOfUnit(cursor.bytes, cursor.at, taken);
  cut.number(end - at + (isInPair ? REPLACEMENT_UTF_8.length : 0));
  if (isInPair) cut.copy(REPLACEMENT_UTF_8, 0, REPLACEMENT_UTF_8.length);
  cut.copy(cursor.bytes, at, end);
}

class Writer {
  readonly bytes: Uint8Array;
  #at = 0;

  constructor(mostBytes: number) {
    this.bytes = new Uint8Array(mostBytes);
  }

  number(value: number): void {
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.bytes[this.#at++] = 128 | (rest % 128);
    this.bytes[this.#at++] = rest;
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.bytes.set(from.subarray(start, end), this.#at);
    this.#at += end - start;
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.#at);
  }
}
