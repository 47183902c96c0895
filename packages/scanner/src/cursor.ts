/* Reads lib0's numbers, text and byte strings from foreign bytes: faults are noted, and nothing throws. */

import type { Refused, ScanFault } from './limits.ts';
import { utf16Length } from './text.ts';

/** Returned when reading failed; every number in the format is 0 or more. */
const FAILED = -1;
/** Seven bits a byte, and eight bytes hold 2^53 - 1. */
const MOST_NUMBER_BYTES = 8;

export class Cursor {
  readonly bytes: Uint8Array;
  at = 0;
  #fault: ScanFault | undefined;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.at;
  }

  get hasFailed(): boolean {
    return this.#fault !== undefined;
  }

  /** Whether everything was read without a fault and nothing follows; notes a fault if something does. */
  isAtEnd(): boolean {
    if (this.left > 0) this.fail('trailing');
    return !this.hasFailed;
  }

  /** Notes the first fault. Returns -1, as every failed reading does. */
  fail(reason: ScanFault): typeof FAILED {
    this.#fault ??= reason;
    return FAILED;
  }

  /** Like `fail`, for callers that return whether they skipped something. */
  refuse(reason: ScanFault): false {
    this.fail(reason);
    return false;
  }

  /** The refusal, once something has failed. */
  refused(): Refused {
    return { ok: false, reason: this.#fault ?? 'cut', at: this.at };
  }

  /** One byte, or -1. */
  byte(): number {
    return this.bytes[this.at++] ?? this.#cut();
  }

  /** A varUint, or -1. */
  number(): number {
    let value = 0;
    for (let read = 0, scale = 1; read < MOST_NUMBER_BYTES; read += 1, scale *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) return this.#cut();
      value += (byte & 127) * scale;
      if (byte < 128) return value <= Number.MAX_SAFE_INTEGER ? value : this.fail('number');
    }
    return this.fail('number');
  }

  /** Skips a varInt, whose first byte has six bits and a sign. */
  passSignedNumber(): boolean {
    const first = this.byte();
    if (first < 128) return first >= 0;
    let value = first & 63;
    for (let read = 1, scale = 64; read < MOST_NUMBER_BYTES; read += 1, scale *= 128) {
      const byte = this.byte();
      if (byte < 0) return false;
      value += (byte & 127) * scale;
      if (byte < 128) return value <= Number.MAX_SAFE_INTEGER || this.refuse('number');
    }
    return this.refuse('number');
  }

  /** How many of something follow; -1 if the rest is too short for that many of at least `leastBytes` each. */
  count(leastBytes: number): number {
    const count = this.number();
    return count * leastBytes > this.left ? this.fail('count') : count;
  }

  pass(length: number): boolean {
    if (length > this.left) {
      this.#cut();
      return false;
    }
    this.at += length;
    return true;
  }

  /** Skips a byte string with its length. Returns the length, or -1. */
  passBytes(): number {
    const length = this.number();
    return length < 0 || !this.pass(length) ? FAILED : length;
  }

  /**
   * Skips UTF-8 with its length, of at most this many bytes. Returns its number of UTF-16 units, as
   * clocks count them, or -1.
   */
  passText(mostBytes = Infinity): number {
    const length = this.passBytes();
    if (length <= 0) return length;
    if (length > mostBytes) return this.fail('item');
    const units = utf16Length(this.bytes, this.at - length, this.at);
    return units < 0 ? this.fail('text') : units;
  }

  /** Whether the text that was just skipped, with this many UTF-16 units, is `text`. */
  justPassed(units: number, text: string, utf8: Uint8Array): boolean {
    if (units !== text.length) return false;
    const start = this.at - utf8.length;
    return utf8.every((byte, index) => this.bytes[start + index] === byte);
  }

  #cut(): typeof FAILED {
    this.at = this.bytes.length;
    return this.fail('cut');
  }
}
