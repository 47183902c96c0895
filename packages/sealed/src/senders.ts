/* Who an entry is from, and how far we have come with each sender. */

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { RandomBytes } from './keys.ts';

/**
 * A lane of one device, 16 hex digits. Two tabs use two lanes, so that no running number is given
 * twice. A lane counts its entries 1, 2, 3, …
 */
export type SenderId = string & { readonly senderId: unique symbol };

/** For each sender, a running number that stands for everything up to it. */
export type Vector = ReadonlyMap<SenderId, number>;

const SENDER_BYTES = 8;
// So that, whatever an entry says, the next number can still be counted to.
const HIGHEST_NUMBER = 2 ** 48;
const SENDER = /^[0-9a-f]{16}$/;

/**
 * The highest number a lane may use: a device that knows nothing of a lane believes numbers up to
 * this one. A lane that reaches it is exchanged for a new one.
 */
export const LAST_NUMBER = 2 ** 20;

/** More lanes than the devices of ten people ever have. Each acknowledgement names all of them. */
export const MOST_LANES = 512;

const MOST_IN_VECTOR = 1_024;

/** Whether a number is further ahead of what is known of its lane than anybody can have counted. */
export function isFarAhead(number: number, known: number): boolean {
  return number > known + LAST_NUMBER;
}

/** A new lane. */
export function newSenderId(random: RandomBytes): SenderId {
  return toHex(random(SENDER_BYTES));
}

/** Parses a sender; `undefined` unless the text is 16 lower-case hex digits. */
export function parseSenderId(text: string): SenderId | undefined {
  return SENDER.test(text) ? (text as SenderId) : undefined;
}

export function writeSender(encoder: encoding.Encoder, sender: SenderId): void {
  for (let at = 0; at < SENDER_BYTES * 2; at += 2) {
    encoding.writeUint8(encoder, Number.parseInt(sender.slice(at, at + 2), 16));
  }
}

/** @throws when the bytes end too early. */
export function readSender(decoder: decoding.Decoder): SenderId {
  return toHex(decoding.readUint8Array(decoder, SENDER_BYTES));
}

/** @throws if the bytes end too early or nobody can have counted so far. */
export function readNumber(decoder: decoding.Decoder): number {
  const number = decoding.readVarUint(decoder);
  if (number > HIGHEST_NUMBER) throw new RangeError('a running number is below 2^48');
  return number;
}

/** Writes the senders in ascending order, so that equal vectors have equal bytes. */
export function writeVector(encoder: encoding.Encoder, vector: Vector): void {
  encoding.writeVarUint(encoder, vector.size);
  for (const [sender, number] of [...vector].sort(([a], [b]) => (a < b ? -1 : 1))) {
    writeSender(encoder, sender);
    encoding.writeVarUint(encoder, number);
  }
}

/** @throws as `readNumber` does, and if there are more than 1,024 lanes. */
export function readVector(decoder: decoding.Decoder): Vector {
  const vector = new Map<SenderId, number>();
  const count = decoding.readVarUint(decoder);
  if (count > MOST_IN_VECTOR) throw new RangeError('a vector names at most 1,024 lanes');
  for (let left = count; left > 0; left -= 1) {
    const sender = readSender(decoder);
    vector.set(sender, Math.max(vector.get(sender) ?? 0, readNumber(decoder)));
  }
  return vector;
}

function toHex(bytes: Uint8Array): SenderId {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text as SenderId;
}
