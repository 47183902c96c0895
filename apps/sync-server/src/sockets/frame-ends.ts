/* Finds where the frames of one connection end (RFC 6455, section 5.2), before `ws` parses them. */

const FINAL = 0x80;
const OPCODE = 0x0f;
const CLOSE = 0x08;
const MASKED = 0x80;
const MASK_BYTES = 4;
const LENGTH = 0x7f;
const LENGTH_IN_2_BYTES = 126;
const LENGTH_IN_8_BYTES = 127;

/** Follows the bytes of one direction; complaining about what is wrong in them is left to `ws`. */
export class FrameEnds {
  /** Whether the last step ended a frame. */
  hasEnded = false;
  private first = 0;
  /** How many bytes of the head have been seen, and how many of the length are still to come. */
  private seen = 0;
  private lengthBytes = 0;
  private mask = 0;
  private length = 0;
  /** How much of the frame is still to come after its head. */
  private left = 0;
  private isFragmented = false;

  /** Continues to the end of a frame, or of the piece; returns where that is. */
  step(piece: Uint8Array, from: number): number {
    this.hasEnded = false;
    let at = from;
    while (at < piece.length && !this.hasEnded) {
      if (this.left > 0) {
        const step = Math.min(this.left, piece.length - at);
        at += step;
        this.left -= step;
      } else {
        this.readHead(piece[at] as number);
        at += 1;
      }
      this.hasEnded = this.isBehindHead() && this.left === 0;
    }
    if (this.hasEnded) this.endFrame();
    return at;
  }

  /** Whether the frame that just ended was the beginning or a middle part of a message. */
  get isFragment(): boolean {
    return this.hasEnded && !this.isControl() && (this.first & FINAL) === 0;
  }

  /** Whether the frame that just ended is a close frame, which nothing follows. */
  get isClose(): boolean {
    return this.hasEnded && (this.first & OPCODE) === CLOSE;
  }

  /** Whether part of a frame, or of a message, is still to come. */
  get isUnfinished(): boolean {
    return this.isFragmented || this.seen > 0;
  }

  private readHead(byte: number): void {
    this.seen += 1;
    if (this.seen === 1) {
      this.first = byte;
    } else if (this.seen === 2) {
      const length = byte & LENGTH;
      this.mask = (byte & MASKED) === 0 ? 0 : MASK_BYTES;
      this.lengthBytes = length === LENGTH_IN_2_BYTES ? 2 : length === LENGTH_IN_8_BYTES ? 8 : 0;
      this.length = this.lengthBytes === 0 ? length : 0;
    } else {
      this.lengthBytes -= 1;
      this.length = this.length * 256 + byte;
    }
    if (this.isBehindHead()) this.left = this.mask + this.length;
  }

  private isBehindHead(): boolean {
    return this.seen >= 2 && this.lengthBytes === 0;
  }

  private isControl(): boolean {
    return (this.first & CLOSE) !== 0;
  }

  private endFrame(): void {
    this.seen = 0;
    if (!this.isControl()) this.isFragmented = (this.first & FINAL) === 0;
  }
}
