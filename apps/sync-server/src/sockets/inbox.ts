/* What has arrived on one socket: handed on a frame at a time, and counted for as long as it is held. */

import { FrameEnds } from './frame-ends.ts';

/** A piece takes this much memory besides its bytes; a piece may be a single byte. */
const BYTES_A_PIECE = 256;
/** So does a fragment of a message that has not ended. They are weighed, not counted: Chromium makes dozens. */
const BYTES_A_FRAGMENT = 256;
/** Of a frame that goes on, less is kept here: `ws` takes from the front of an array of all that it was handed. */
const LEAST_HANDED_ON_BYTES = 16 * 1024;
const NOTHING = Buffer.alloc(0);

/** The bytes of one socket, as pieces that arrive and frames that go. */
export class Inbox {
  private readonly ends = new FrameEnds();
  private readonly pieces: Buffer[] = [];
  /** Up to where the first piece was handed on. */
  private at = 0;
  /** What has come of a frame and was not handed on, and how much of this that is. */
  private gathered = NOTHING;
  private gatheredBytes = 0;
  private isClosed = false;
  private waitingBytes = 0;
  /** What a message takes of which not all was handed on. */
  private unfinishedBytes = 0;

  /** Takes a piece; answers how much it holds. */
  add(piece: Buffer): number {
    if (this.isClosed || piece.length === 0) return 0;
    this.pieces.push(piece);
    const held = piece.length + BYTES_A_PIECE;
    this.waitingBytes += held;
    return held;
  }

  /** About what is in memory of all that arrived. */
  get heldBytes(): number {
    return this.waitingBytes + this.unfinishedBytes;
  }

  hasMore(): boolean {
    return this.pieces.length > 0;
  }

  /** Takes the next frame out of a piece, or as much as there is of it: nothing as long as that is little. */
  next(): Buffer | undefined {
    const [piece] = this.pieces;
    if (!piece) return undefined;
    const from = this.at;
    this.at = this.ends.step(piece, from);
    const isWhole = from === 0 && this.at === piece.length;
    const part = isWhole ? piece : piece.subarray(from, this.at);
    const frame = this.gather(part);
    if (this.ends.hasEnded && !this.ends.isUnfinished) this.unfinishedBytes = 0;
    if (this.ends.isFragment) this.unfinishedBytes += BYTES_A_FRAGMENT;
    if (this.at === piece.length) this.drop(piece, isWhole && frame !== part);
    if (this.ends.isClose) this.close();
    return frame;
  }

  /** Whether what was taken out last was the end of a frame. */
  get hasEnded(): boolean {
    return this.ends.hasEnded;
  }

  /** Nobody wants the rest, nor what may still come. */
  close(): void {
    this.isClosed = true;
    this.pieces.length = 0;
    this.gathered = NOTHING;
    this.gatheredBytes = 0;
    this.waitingBytes = 0;
    this.unfinishedBytes = 0;
  }

  /** Puts a part behind what came of its frame before; answers all that when it is enough. */
  private gather(part: Buffer): Buffer | undefined {
    const bytes = this.gatheredBytes + part.length;
    const isEnough = this.ends.hasEnded || bytes >= LEAST_HANDED_ON_BYTES;
    if (isEnough && this.gatheredBytes === 0) return part;
    if (bytes > this.gathered.length) this.grow(bytes);
    this.gathered.set(part, this.gatheredBytes);
    this.gatheredBytes = bytes;
    if (!isEnough) return undefined;
    const all = this.gathered.subarray(0, bytes);
    this.gathered = NOTHING;
    this.gatheredBytes = 0;
    return all;
  }

  private grow(bytes: number): void {
    const { gathered } = this;
    const size = Math.max(bytes, Math.min(2 * gathered.length, LEAST_HANDED_ON_BYTES));
    this.gathered = Buffer.allocUnsafeSlow(size);
    this.gathered.set(gathered);
    this.unfinishedBytes += size - gathered.length;
    if (gathered === NOTHING) this.unfinishedBytes += BYTES_A_PIECE;
  }

  private drop(piece: Buffer, isCopied: boolean): void {
    this.pieces.shift();
    this.at = 0;
    const held = piece.length + BYTES_A_PIECE;
    this.waitingBytes -= held;
    // A message that goes on keeps all of the piece that any of it came in, unless that was copied.
    if (this.ends.isUnfinished && !isCopied) this.unfinishedBytes += held;
  }
}
