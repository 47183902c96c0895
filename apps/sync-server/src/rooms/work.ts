/* Work done besides receiving and sending: a small request may cause a lot of it. */

import { costOf } from '../limits/pace.ts';

/** Adds up until it is taken. */
export class Work {
  private bytes = 0;
  /** Structs, values in them, ranges of deletions and clients. */
  private structs = 0;
  private parsedBytes = 0;
  private units = 0;

  add(bytes: number, structs: number): void {
    this.bytes += bytes;
    this.structs += structs;
  }

  /** JSON was parsed. */
  parsed(bytes: number): void {
    this.parsedBytes += bytes;
  }

  /** Something that costs the same whatever its size. */
  did(units: number): void {
    this.units += units;
  }

  /** The cost of everything since it was last taken, including this many bytes received and sent. */
  take(moreBytes: number): number {
    const cost = this.units + costOf(moreBytes + this.bytes, this.structs, this.parsedBytes);
    this.bytes = 0;
    this.structs = 0;
    this.parsedBytes = 0;
    this.units = 0;
    return cost;
  }
}
