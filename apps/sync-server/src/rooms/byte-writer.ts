/* Builds an update from numbers and pieces of other bytes, without an object for each. */

const LEAST_BYTES = 64;

/** A growing byte buffer. */
export class ByteWriter {
  private bytes: Uint8Array;
  private at = 0;

  /** `expected` is how many bytes there will be, as far as known. */
  constructor(expected: number) {
    this.bytes = Buffer.allocUnsafe(Math.max(LEAST_BYTES, expected));
  }

  /** lib0's varUint. */
  number(value: number): void {
    this.makeRoom(8);
    let rest = value;
    for (; rest > 127; rest = Math.floor(rest / 128)) this.bytes[this.at++] = 128 | (rest % 128);
    this.bytes[this.at++] = rest;
  }

  copy(from: Uint8Array, start: number, end: number): void {
    this.makeRoom(end - start);
    this.bytes.set(from.subarray(start, end), this.at);
    this.at += end - start;
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.at);
  }

  private makeRoom(bytes: number): void {
    if (this.at + bytes <= this.bytes.length) return;
    const longer = Buffer.allocUnsafe(Math.max(2 * this.bytes.length, this.at + bytes));
    longer.set(this.written());
    this.bytes = longer;
  }
}
