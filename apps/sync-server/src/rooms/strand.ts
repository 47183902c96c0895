/* All structs of one client in a room, as the bytes they came in, in the order of their clocks. */

import { BINARY, cutStruct, visitStructs } from '@cairn/scanner';
import type { ByteWriter } from './byte-writer.ts';
import type { Work } from './work.ts';

/** Consecutive structs in bytes that the strand may keep. */
export interface Piece {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
  /** The clock of the first struct. */
  readonly clock: number;
  readonly structs: number;
  /** Values within the structs. */
  readonly values: number;
}

/** The most structs of a piece, so that its middle is found quickly. */
export const MOST_PIECE_STRUCTS = 256;
/** A piece that has as many bytes gets no further struct, for the same reason. */
export const MOST_PIECE_BYTES = 256 * 1024;
const LEAST_TAIL_BYTES = 64;
const MOST_TAIL_BYTES = 16 * 1024;
/** Up to this many bytes (a keystroke), copying byte by byte is faster. */
const MOST_BY_HAND = 64;
/** Reading a struct again takes as long as receiving three times as many bytes. */
const BYTES_READ_AGAIN = 3;

/** The piece that small changes are added to, since each would otherwise be an object. */
interface Tail {
  bytes: Uint8Array;
  from: number;
  to: number;
  clock: number;
  structs: number;
  values: number;
}

/** What a room has of one client. */
export class Strand {
  /** The clock after the last struct. */
  end = 0;
  structs = 0;
  private readonly pieces: Piece[] = [];
  private tail: Tail | undefined;

  /** Adds structs from `end` on, up to a clock; the bytes are kept as they are. */
  add(piece: Piece, end: number): void {
    this.pieces.push(piece);
    this.tail = undefined;
    this.structs += piece.structs;
    this.end = end;
  }

  /** The same for a few bytes, of which a copy is kept. */
  addCopy({ bytes, from, to, structs, values }: Omit<Piece, 'clock'>, end: number): void {
    const tail = this.tailFor(to - from, structs);
    if (to - from > MOST_BY_HAND) tail.bytes.set(bytes.subarray(from, to), tail.to);
    else
      for (let at = from; at < to; at += 1) tail.bytes[tail.to + at - from] = bytes[at] as number;
    tail.to += to - from;
    tail.structs += structs;
    tail.values += values;
    this.structs += structs;
    this.end = end;
  }

  /**
   * Writes what comes after a clock: the number of structs, their client, their first clock, and
   * the structs.
   */
  writeSince(clock: number, client: number, into: ByteWriter, work?: Work): void {
    const first = this.pieceOf(clock);
    const piece = this.pieces[first] as Piece;
    let [at, structs, begin] = [piece.from, piece.structs, piece.clock];
    let cut: Uint8Array | undefined;
    if (clock > piece.clock) {
      let read = 0;
      visitStructs(piece.bytes, piece.from, client, piece.clock, piece.structs, {
        struct(_client, start, length, kind, from, to) {
          // Binary content, which is passed by its length, may be by far the most.
          if (kind !== BINARY) read += to - from;
          if (start >= clock) return;
          at = to;
          structs -= 1;
          if (start + length <= clock) return;
          read += to - from;
          cut = cutStruct(piece.bytes, from, to, client, start, clock - start);
        },
      });
      work?.add(BYTES_READ_AGAIN * read, piece.structs + 2 * piece.values);
      begin = clock;
    }
    if (cut) structs += 1;
    for (let index = first + 1; index < this.pieces.length; index += 1) {
      structs += (this.pieces[index] as Piece).structs;
    }
    into.number(structs);
    into.number(client);
    into.number(begin);
    if (cut) into.copy(cut, 0, cut.length);
    into.copy(piece.bytes, at, piece.to);
    for (let index = first + 1; index < this.pieces.length; index += 1) {
      const { bytes, from, to } = this.pieces[index] as Piece;
      into.copy(bytes, from, to);
    }
  }

  /** How many pieces there are. */
  get pieceCount(): number {
    return this.pieces.length;
  }

  /** Visits every piece. */
  each(visit: (piece: Piece) => void): void {
    this.pieces.forEach(visit);
  }

  private tailFor(bytes: number, structs: number): Tail {
    const { tail } = this;
    const isFull =
      !tail || tail.to + bytes > MOST_TAIL_BYTES || tail.structs + structs > MOST_PIECE_STRUCTS;
    if (isFull) {
      const length = Math.max(LEAST_TAIL_BYTES, bytes);
      const next = {
        bytes: new Uint8Array(length),
        from: 0,
        to: 0,
        clock: this.end,
        structs: 0,
        values: 0,
      };
      this.pieces.push(next);
      this.tail = next;
      return next;
    }
    if (tail.to + bytes > tail.bytes.length) {
      const longer = new Uint8Array(Math.max(2 * tail.bytes.length, tail.to + bytes));
      longer.set(tail.bytes.subarray(0, tail.to));
      tail.bytes = longer;
    }
    return tail;
  }

  /** The last piece that begins at a clock or before it. */
  private pieceOf(clock: number): number {
    let [from, to] = [0, this.pieces.length];
    while (to - from > 1) {
      const middle = (from + to) >>> 1;
      if ((this.pieces[middle] as Piece).clock <= clock) from = middle;
      else to = middle;
    }
    return from;
  }
}
