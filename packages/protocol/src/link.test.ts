import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLink, writerLink } from './link.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
const link = writerLink('https://cairn.example', secret);
const text = link.slice(link.indexOf('w.'));
const parsed = { ok: true, kind: 'write', secret };

test('a link carries its secret behind the hash, where no server sees it', () => {
  expect(link).toBe('https://cairn.example/join#w.__79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-bl5OPi4eA');
});

test.each([
  ['as it is', link],
  ['with spaces and a line end', `  ${link}\n`],
  ['in angle brackets', `<${link}>`],
  ['at the end of a sentence', `${link}.`],
  ['only the fragment', `#${text}`],
  ['only the secret', text],
  ['on another origin', `http://127.0.0.1:8787/join#${text}`],
])('a link is understood %s', (_how, pasted) => {
  expect(parseLink(pasted)).toEqual(parsed);
});

test.each([
  ['', 'empty'],
  [' <> ', 'empty'],
  ['hello', 'notALink'],
  ['https://example.org/', 'notALink'],
  ['https://example.org/a.b#section', 'notALink'],
  [`${link}AAAA`, 'notALink'],
  [`${link.slice(0, -1)}B`, 'notALink'],
  [`${link.slice(0, -9)} lost`, 'notALink'],
  [link.slice(0, -1), 'cut'],
  [link.slice(0, -43), 'cut'],
  [link.slice(0, -44), 'cut'],
  ['https://cairn.example/join', 'cut'],
  ['https://cairn.example/join#', 'cut'],
  [link.replace('#w.', '#q.'), 'unknownKind'],
  [link.replace('#w.', '#r.'), 'observer'],
  [`r.${text.slice(2)}.${text.slice(2)}`, 'observer'],
])('%j is refused as %s', (pasted, reason) => {
  expect(parseLink(pasted)).toEqual({ ok: false, reason });
});

test('every beginning of a link is cut, not a link yet, or empty; never a secret', () => {
  for (let length = 0; length < link.length; length += 1) {
    const result = parseLink(link.slice(0, length));
    expect(result.ok).toBe(false);
  }
});

test('any text is answered without throwing, and only 32 bytes are ever a secret', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string().map((tail) => `#w.${tail}`),
    fc.string().map((tail) => `${link}${tail}`),
  );
  fc.assert(
    fc.property(texts, (pasted) => {
      const result = parseLink(pasted);
      if (result.ok) expect(result.secret).toHaveLength(32);
    }),
  );
});

test('every secret comes back from its link', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      expect(parseLink(writerLink('https://a.b', bytes))).toEqual({
        ok: true,
        kind: 'write',
        secret: bytes,
      });
    }),
  );
});
