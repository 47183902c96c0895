/* Ranges of Yjs clocks by client: joined, compared and subtracted. */

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';

export interface Range {
  readonly clock: number;
  readonly len: number;
}

/** The ranges of each client: in ascending order, never empty, never touching. */
export type Ranges = ReadonlyMap<number, readonly Range[]>;

/** Whatever is in any of them. Each client's lists may be in any order and overlap. */
export function joined(all: Iterable<Iterable<readonly [number, readonly Range[]]>>): Ranges {
  const lists = new Map<number, Range[]>();
  for (const one of all) {
    for (const [client, ranges] of one) {
      const list = lists.get(client);
      if (!list) lists.set(client, [...ranges]);
      else for (const range of ranges) list.push(range);
    }
  }
  for (const [client, list] of lists) lists.set(client, merged(list));
  return lists;
}

/** True if the second has all of the first. */
export function isWithin(ranges: Ranges, all: Ranges): boolean {
  for (const [client, list] of ranges) {
    const others = all.get(client) ?? [];
    if (!list.every((range) => isCovered(range, others))) return false;
  }
  return true;
}

/** What the first has and the second lacks. */
export function without(ranges: Ranges, taken: Ranges): Ranges {
  const left = new Map<number, readonly Range[]>();
  for (const [client, list] of ranges) {
    const others = taken.get(client) ?? [];
    const rest = list.flatMap((range) =>
      isCovered(range, others) ? [] : remainder(range, others),
    );
    if (rest.length > 0) left.set(client, rest);
  }
  return left;
}

export function writeRanges(encoder: encoding.Encoder, ranges: Ranges): void {
  encoding.writeVarUint(encoder, ranges.size);
  for (const [client, list] of ranges) {
    encoding.writeVarUint(encoder, client);
    encoding.writeVarUint(encoder, list.length);
    let from = 0;
    for (const { clock, len } of list) {
      encoding.writeVarUint(encoder, clock - from);
      encoding.writeVarUint(encoder, len);
      from = clock + len;
    }
  }
}

/** @throws when the bytes end too early. */
export function readRanges(decoder: decoding.Decoder): Ranges {
  const ranges = new Map<number, readonly Range[]>();
  for (let clients = decoding.readVarUint(decoder); clients > 0; clients -= 1) {
    const client = decoding.readVarUint(decoder);
    const list: Range[] = [];
    let from = 0;
    for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
      const clock = from + decoding.readVarUint(decoder);
      const len = decoding.readVarUint(decoder);
      list.push({ clock, len });
      from = clock + len;
    }
    ranges.set(client, list);
  }
  return ranges;
}

function merged(list: Range[]): Range[] {
  list.sort((a, b) => a.clock - b.clock);
  const result: Range[] = [];
  let last: Range | undefined;
  for (const { clock, len } of list) {
    if (len === 0) continue;
    if (last && clock <= last.clock + last.len) {
      last = { clock: last.clock, len: Math.max(last.len, clock + len - last.clock) };
      result[result.length - 1] = last;
    } else {
      last = { clock, len };
      result.push(last);
    }
  }
  return result;
}

function isCovered({ clock, len }: Range, ranges: readonly Range[]): boolean {
  const range = ranges[lastUpTo(clock, ranges)];
  return range !== undefined && range.clock <= clock && clock + len <= range.clock + range.len;
}

/** Where the last range stands that begins at this clock or before it; 0 if there is none. */
function lastUpTo(clock: number, ranges: readonly Range[]): number {
  let from = 0;
  let to = ranges.length;
  while (to - from > 1) {
    const middle = (from + to) >> 1;
    if ((ranges[middle]?.clock ?? 0) <= clock) from = middle;
    else to = middle;
  }
  return from;
}

function remainder({ clock, len }: Range, taken: readonly Range[]): Range[] {
  const rest: Range[] = [];
  let from = clock;
  const end = clock + len;
  for (let at = lastUpTo(clock, taken); at < taken.length; at += 1) {
    const other = taken[at];
    if (other === undefined || other.clock >= end) break;
    if (other.clock > from) rest.push({ clock: from, len: other.clock - from });
    from = Math.max(from, other.clock + other.len);
  }
  if (from < end) rest.push({ clock: from, len: end - from });
  return rest;
}
