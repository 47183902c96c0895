/* What has arrived on one socket: passed on one frame at a time, and counted for as long as it is held. */

import { FrameEnds } from './frame-ends.ts';

/** The memory a piece takes besides its bytes; a piece may be a single byte. */
const BYTES_A_PIECE = 256;
/**
 * The same for a fragment of an unfinished message. Fragments are weighed, not limited in number:
 * Chromium makes dozens.
 */
const BYTES_A_FRAGMENT = 256;
/**
 * Less than this of an unfinished frame is kept here: `ws` takes from the front of an array of
 * everything it was passed.
 */
const LEAST_HANDED_ON_BYTES = 16 * 1024;
const NOTHING = Buffer.alloc(0);

/** The bytes of one socket: pieces come in, frames go out. */
export class Inbox {
  private readonly ends = new FrameEnds();
  private readonly pieces: Buffer[] = [];
  /** How much of the first piece was passed on. */
  private at = 0;
  /** What has come of a frame and hasn't been passed on, and how much of the buffer that fills. */
  private gathered = NOTHING;
  private gatheredBytes = 0;
  private isClosed = false;
  private waitingBytes = 0;
  /** The memory of a message that hasn't been passed on completely. */
  private unfinishedBytes = 0;

  /** Adds a piece; returns how much memory it takes. */
  add(piece: Buffer): number {
    if (this.isClosed || piece.length === 0) return 0;
    this.pieces.push(piece);
    const held = piece.length + BYTES_A_PIECE;
    this.waitingBytes += held;
    return held;
  }

  /** About how much memory everything that has arrived takes. */
  get heldBytes(): number {
    return this.waitingBytes + this.unfinishedBytes;
  }

  hasMore(): boolean {
    return this.pieces.length > 0;
  }

  /** Takes the next frame out of a piece, or as much of it as there is; nothing while that is only a little. */
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

  /** Whether what was taken last was the end of a frame. */
  get hasEnded(): boolean {
    return this.ends.hasEnded;
  }

  /** Nobody needs the rest, or anything that may still come. */
  close(): void {
    this.isClosed = true;
    this.pieces.length = 0;
    this.gathered = NOTHING;
    this.gatheredBytes = 0;
    this.waitingBytes = 0;
    this.unfinishedBytes = 0;
  }

  /** Appends a part to what came of its frame before; returns all of it once it is enough. */
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
    // An unfinished message keeps the whole of each piece that any of it came in, unless that was
    // copied.
    if (this.ends.isUnfinished && !isCopied) this.unfinishedBytes += held;
  }
}
