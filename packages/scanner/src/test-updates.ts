/** Updates written by hand, byte by byte, and the scanner's verdict on them. */
import * as encoding from 'lib0/encoding';
import { ANY_CONTENT, type ScanLimits, scanUpdate } from './index.ts';

/** Numbers as varUints, text with its length, bytes as they are. */
export type Parts = number | string | Uint8Array | readonly Parts[];

/** Writes anything, including what Yjs never would. */
export function bytesOf(...parts: readonly Parts[]): Uint8Array {
  return encoding.encode((encoder) => {
    const write = (part: Parts): void => {
      if (typeof part === 'number') encoding.writeVarUint(encoder, part);
      else if (typeof part === 'string') encoding.writeVarString(encoder, part);
      else if (part instanceof Uint8Array) encoding.writeUint8Array(encoder, part);
      else part.forEach(write);
    };
    parts.forEach(write);
  });
}

/** One byte, including values from 128 up. */
export const byte = (value: number) => Uint8Array.of(value);

/** An update of one client (7), from clock 0, with these structs and these deleted ranges of its own. */
export const update = (structs: readonly Parts[], deletions: readonly number[] = []) =>
  bytesOf(
    1,
    structs.length,
    7,
    0,
    structs,
    deletions.length === 0 ? 0 : [1, 7, deletions.length / 2, deletions],
  );

/** An item at the beginning of the top-level type `a`. */
export const item = (kind: number, ...content: readonly Parts[]): readonly Parts[] => [
  kind,
  1,
  'a',
  content,
];

/** An item to the right of `[client, clock]`. */
export const after = (
  kind: number,
  client: number,
  clock: number,
  ...content: readonly Parts[]
): readonly Parts[] => [byte(0x80 | kind), [client, clock], content];

export const deleted = (length: number) => item(1, length);

/** `ok`, or the reason for refusing. */
export function verdict(bytes: Uint8Array, limits: Partial<ScanLimits> = {}): string {
  const result = scanUpdate(bytes, { content: ANY_CONTENT, ...limits });
  return result.ok ? 'ok' : result.reason;
}
