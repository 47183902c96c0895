/* A number that two people compare by voice, to make sure that they hold the same link. */

import { scryptAsync } from '@noble/hashes/scrypt.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { RoomId } from './keys.ts';

const SALT = utf8ToBytes('cairn/v1/check');
// Slow on purpose: anyone who wants a room with the same number has to try very many.
const COST = { N: 2 ** 15, r: 8, p: 1, dkLen: 16 };
const DIGITS = 20;
const GROUP = 5;

/** The check number of a room: 20 digits in four groups of five, such as `01234 56789 01234 56789`. */
export async function checkNumber(room: RoomId): Promise<string> {
  const bytes = await scryptAsync(utf8ToBytes(room), SALT, COST);
  const number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const digits = (number % 10n ** BigInt(DIGITS)).toString().padStart(DIGITS, '0');
  return Array.from({ length: DIGITS / GROUP }, (_, group) =>
    digits.slice(group * GROUP, (group + 1) * GROUP),
  ).join(' ');
}
