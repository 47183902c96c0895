/* Who an entry is from, and how far one has come with each of them. */

import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { RandomBytes } from './keys.ts';

/**
 * A lane of one device, 16 hex digits: two tabs use two, so that no running number is given twice.
 * A lane counts its entries 1, 2, 3, …
 */
export type SenderId = string & { readonly senderId: unique symbol };

/** For each sender a running number: everything up to it is meant. */
export type Vector = ReadonlyMap<SenderId, number>;

const SENDER_BYTES = 8;
// So that whatever an entry says, the next number is one that can be counted to.
const HIGHEST_NUMBER = 2 ** 48;
const SENDER = /^[0-9a-f]{16}$/;

/**
 * The highest number a lane may give: whoever has heard nothing of a lane yet believes it so far. A
 * lane that comes there is left for a new one.
 */
export const LAST_NUMBER = 2 ** 20;

/** Whether a number is further ahead of what is known of its lane than anybody can have counted. */
export function isFarAhead(number: number, known: number): boolean {
  return number > known + LAST_NUMBER;
}

/** A lane that nobody has used yet. */
export function newSenderId(random: RandomBytes): SenderId {
  return toHex(random(SENDER_BYTES));
}

/** The sender with this name; `undefined` unless it is 16 hex digits. */
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

/** @throws when the bytes end too early or nobody can have counted so far. */
export function readNumber(decoder: decoding.Decoder): number {
  const number = decoding.readVarUint(decoder);
  if (number > HIGHEST_NUMBER) throw new RangeError('a running number is below 2^48');
  return number;
}

/** Writes the senders in ascending order, so that one vector has one spelling. */
export function writeVector(encoder: encoding.Encoder, vector: Vector): void {
  encoding.writeVarUint(encoder, vector.size);
  for (const [sender, number] of [...vector].sort(([a], [b]) => (a < b ? -1 : 1))) {
    writeSender(encoder, sender);
    encoding.writeVarUint(encoder, number);
  }
}

/** @throws as `readNumber` does. */
export function readVector(decoder: decoding.Decoder): Vector {
  const vector = new Map<SenderId, number>();
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
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
