import { scryptSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkNumber } from './check-number.ts';
import { deriveKeys, roomOf } from './keys.ts';

test('a check number is 20 digits of scrypt, as Node computes it', async () => {
  const room = roomOf(deriveKeys(new Uint8Array(32).fill(1)));
  const options = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
  const hex = scryptSync(room, 'cairn/v1/check', 16, options).toString('hex');
  const digits = (BigInt(`0x${hex}`) % 10n ** 20n).toString().padStart(20, '0');
  const number = await checkNumber(room);
  expect(number).toMatch(/^\d{5} \d{5} \d{5} \d{5}$/);
  expect(number.replaceAll(' ', '')).toBe(digits);
});
