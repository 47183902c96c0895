import { expect, test } from 'vitest';
import { newId } from './ids.ts';

test('an id is 16 characters that never need escaping, made from all the bits it was given', () => {
  expect(newId((size) => new Uint8Array(size))).toBe('AAAAAAAAAAAAAAAA');
  expect(newId((size) => Uint8Array.from({ length: size }, (_, at) => at * 16 + at))).toMatch(
    /^[A-Za-z0-9_-]{16}$/,
  );
  const seen = new Set<string>();
  for (let byte = 0; byte < 256; byte++) seen.add(newId((size) => new Uint8Array(size).fill(byte)));
  expect(seen.size).toBe(64);
});
