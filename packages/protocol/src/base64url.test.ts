import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeBase64url, encodeBase64url } from './base64url.ts';

test('bytes round-trip through their text, which is also what Node writes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      const text = encodeBase64url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString('base64url'));
      expect(decodeBase64url(text)).toEqual(bytes);
    }),
  );
});

test('any text is either the one spelling of its bytes or refused', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 60 }), (text) => {
      const bytes = decodeBase64url(text);
      if (bytes) expect(encodeBase64url(bytes)).toBe(text);
    }),
  );
});

test.each(['A', 'AB', 'AA==', 'AA=', 'A+', 'A/', 'AA\n', ' AA', 'ÄÄ'])(
  '%j isn’t canonical and is refused',
  (text) => {
    expect(decodeBase64url(text)).toBeUndefined();
  },
);
