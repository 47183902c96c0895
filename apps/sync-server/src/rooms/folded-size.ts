/* About how large a room would be folded, without folding it. */

import { visitStructs } from '@cairn/scanner';
import type { Ranges } from './ranges.ts';
import type { Strand } from './strand.ts';

/** How large a room is, or would be. */
export interface Size {
  readonly bytes: number;
  readonly structs: number;
}

/** What folding leaves of a deleted struct, or of several side by side. */
const REST_BYTES = 4;

/**
 * The size of these clients' structs when what is deleted is left out: now, and with more deletions and
 * an addition. Takes time with the structs and their bytes.
 */
export function foldedSizes(
  strands: ReadonlyMap<number, Strand>,
  deleted: ReadonlyMap<number, Ranges>,
  more: ReadonlyMap<number, Ranges>,
  addition: Size,
): { readonly before: Size; readonly after: Size } {
  const before = { bytes: 0, structs: 0 };
  const after = { bytes: addition.bytes, structs: addition.structs };
  for (const [client, strand] of strands) {
    const [gone, going] = [deleted.get(client), more.get(client)];
    strand.each((piece) => {
      if (!gone && !going) {
        const bytes = piece.to - piece.from;
        for (const size of [before, after]) {
          size.bytes += bytes;
          size.structs += piece.structs;
        }
        return;
      }
      visitStructs(piece.bytes, piece.from, client, piece.clock, piece.structs, {
        struct(_client, clock, length, _kind, from, to) {
          const dead = gone?.countWithin(clock, clock + length) ?? 0;
          const dying = dead + (going?.countWithin(clock, clock + length) ?? 0);
          addLiving(before, to - from, length, dead);
          addLiving(after, to - from, length, dying);
        },
      });
    });
  }
  return { before, after };
}

function addLiving(
  size: { bytes: number; structs: number },
  bytes: number,
  length: number,
  dead: number,
): void {
  if (dead === 0) {
    size.bytes += bytes;
    size.structs += 1;
  } else if (dead < length) {
    size.bytes += Math.min(bytes, REST_BYTES + (bytes * (length - dead)) / length);
    size.structs += 1;
  } else {
    size.bytes += Math.min(bytes, REST_BYTES);
  }
}
