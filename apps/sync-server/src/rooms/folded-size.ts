/* Estimates how large a room would be once folded, without folding it. */

import { type ClientMap, visitStructs } from '@cairn/scanner';
import type { Ranges } from './ranges.ts';
import type { Strand } from './strand.ts';

/** How large a room is, or would be. */
export interface Size {
  readonly bytes: number;
  readonly structs: number;
  /** Within content of the kinds Any and JSON; Yjs makes an object of each. */
  readonly values: number;
}

/** What folding leaves of a deleted struct, or of several in a row. */
const REST_BYTES = 4;

/**
 * The size of these clients' structs without what is deleted: now, and with more deletions and an
 * addition. Takes time proportional to the structs and their bytes.
 */
export function foldedSizes(
  strands: ClientMap<Strand>,
  deleted: ClientMap<Ranges>,
  more: ClientMap<Ranges>,
  addition: Size,
): { readonly before: Size; readonly after: Size } {
  const before = { bytes: 0, structs: 0, values: 0 };
  const { bytes, structs, values } = addition;
  const after = { bytes, structs, values };
  for (const [client, strand] of strands) {
    const [gone, going] = [deleted.get(client), more.get(client)];
    strand.each((piece) => {
      if (!gone && !going) {
        for (const size of [before, after]) {
          size.bytes += piece.to - piece.from;
          size.structs += piece.structs;
          size.values += piece.values;
        }
        return;
      }
      visitStructs(piece.bytes, piece.from, client, piece.clock, piece.structs, {
        struct(_client, clock, length, _kind, from, to, values) {
          const dead = gone?.countWithin(clock, clock + length) ?? 0;
          const dying = dead + (going?.countWithin(clock, clock + length) ?? 0);
          const whole = { bytes: to - from, structs: 1, values };
          addLiving(before, whole, length, dead);
          addLiving(after, whole, length, dying);
        },
      });
    });
  }
  return { before, after };
}

function addLiving(
  size: { bytes: number; structs: number; values: number },
  whole: Size,
  length: number,
  dead: number,
): void {
  if (dead === length) {
    size.bytes += Math.min(whole.bytes, REST_BYTES);
    return;
  }
  const living = (length - dead) / length;
  size.bytes += Math.min(whole.bytes, (dead === 0 ? 0 : REST_BYTES) + whole.bytes * living);
  size.structs += 1;
  size.values += whole.values * living;
}
