/* What has arrived on one socket: handed on a frame at a time, and counted for as long as it is held. */

import { FrameEnds } from './frame-ends.ts';

/** A piece takes this much memory besides its bytes; a piece may be a single byte. */
const BYTES_A_PIECE = 256;
/** So does a fragment of a message that has not ended. They are weighed, not counted: Chromium makes dozens. */
const BYTES_A_FRAGMENT = 256;

/** The bytes of one socket, as pieces that arrive and frames that go. */
export class Inbox {
  private readonly ends = new FrameEnds();
  private readonly pieces: Buffer[] = [];
  /** Up to where the first piece was handed on. */
  private at = 0;
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

  /** Takes out the next frame, or as much of it as there is of it in one piece. */
  next(): Buffer | undefined {
    const [piece] = this.pieces;
    if (!piece) return undefined;
    const from = this.at;
    this.at = this.ends.step(piece, from);
    const isWhole = from === 0 && this.at === piece.length;
    const frame = isWhole ? piece : piece.subarray(from, this.at);
    if (this.ends.endsMessage) this.unfinishedBytes = 0;
    if (this.ends.isFragment) this.unfinishedBytes += BYTES_A_FRAGMENT;
    if (this.at === piece.length) this.drop(piece);
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
    this.waitingBytes = 0;
    this.unfinishedBytes = 0;
  }

  private drop(piece: Buffer): void {
    this.pieces.shift();
    this.at = 0;
    const held = piece.length + BYTES_A_PIECE;
    this.waitingBytes -= held;
    // A message that goes on keeps all of the piece that any of it came in.
    this.unfinishedBytes = this.ends.isUnfinished ? this.unfinishedBytes + held : 0;
  }
}
