/* Attacks on a relay by strangers, as frames. */

import { syncFrame } from '../relay/raw-socket.ts';

export type AttackName = keyof typeof ATTACKS;

const MIB = 1024 * 1024;
const CLIENTS = 33_000_000;
const UPDATE = 2;
const GC = 0;
const BESIDE_TEXT = 0x84;
const TEXT = 0x04;

function varUint(value: number): number[] {
  const bytes = [];
  let rest = value;
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push(128 | (rest % 128));
  return [...bytes, rest];
}

/** Two-byte structs, as many as fit. */
function smallestStructs(): Uint8Array[] {
  const structs = (63 * MIB) / 2;
  const head = [1, ...varUint(structs), 5, 0];
  const update = new Uint8Array(head.length + 2 * structs + 1).fill(1);
  for (let at = head.length; at < update.length; at += 2) update[at] = GC;
  update.set(head);
  return [syncFrame(UPDATE, update)];
}

/** 86 KiB of a text whose first letter is missing. */
function withoutPredecessor(): Uint8Array[] {
  const frames: Uint8Array[] = [];
  for (let clock = 1, bytes = 0; bytes < 86 * 1024; clock += 1) {
    const item = [BESIDE_TEXT, 5, ...varUint(clock - 1), 1, 120];
    const frame = syncFrame(UPDATE, Uint8Array.of(1, 1, 5, ...varUint(clock), ...item, 0));
    frames.push(frame);
    bytes += frame.length;
  }
  return frames;
}

function manyClients(): Uint8Array[] {
  const claim = syncFrame(UPDATE, Uint8Array.of(...varUint(CLIENTS), 1, 1, 0));
  return Array.from({ length: 100 }, () => claim);
}

/** Whole structs, then a list of deletions that claims more than there are. */
function broken(): Uint8Array[] {
  const frame = syncFrame(UPDATE, Uint8Array.of(1, 1, 9, 0, TEXT, 1, 1, 116, 1, 120, 5));
  return Array.from({ length: 10 }, () => frame);
}

/** Repeated as often as the relay lets them in. */
export const ATTACKS = {
  smallestStructs,
  withoutPredecessor,
  manyClients,
  broken,
} as const satisfies Record<string, () => Uint8Array[]>;

/** An update of this many structs, each inserted before the last, with this many bytes in all. */
export function largeRoom(structs: number, bytes: number): Uint8Array {
  const text = Math.floor(bytes / structs) - 12;
  const letters = Array<number>(text).fill(120);
  const into = Buffer.alloc(bytes + 64);
  let at = 0;
  const put = (...values: number[]): void => {
    for (const value of values) into[at++] = value;
  };
  put(1, ...varUint(structs), 7, 0, TEXT, 1, 1, 116, ...varUint(text), ...letters);
  for (let index = 1; index < structs; index += 1) {
    // Each before the first letter, so that none can be merged with another.
    put(0x44, 7, ...varUint((index - 1) * text), ...varUint(text), ...letters);
  }
  put(0);
  return into.subarray(0, at);
}
