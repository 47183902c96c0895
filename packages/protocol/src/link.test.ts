import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeBase64url } from './base64url.ts';
import { deriveKeys } from './keys.ts';
import { inviteLink, parseLink, readerLink, writerLink } from './link.ts';

const secret = Uint8Array.from({ length: 32 }, (_, index) => 255 - index);
const link = writerLink('https://cairn.example', secret);
const text = link.slice(link.indexOf('w.'));
const keys = deriveKeys(secret);
const observing = readerLink('https://cairn.example', keys);
const observed = observing.slice(observing.indexOf('r.'));
const parsed = { ok: true, kind: 'write', secret, seenBy: null };

test('a link carries its secret after the hash, where no server sees it', () => {
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
  [`${link.slice(0, -9)} lost`, 'cut'],
  [link.slice(0, -1), 'cut'],
  [link.slice(0, -43), 'cut'],
  [link.slice(0, -44), 'cut'],
  ['https://cairn.example/join', 'cut'],
  ['https://cairn.example/join#', 'cut'],
  ['Come to https://cairn.example/join/?from=mail#', 'cut'],
  ['https://cairn.example/join?a=b c', 'notALink'],
  ['https://cairn.example/joins', 'notALink'],
  [link.replace('#w.', '#q.'), 'unknownKind'],
  [link.replace('#w.', '#r.'), 'cut'],
  [observing.slice(0, -1), 'cut'],
  [observing.slice(0, -43), 'cut'],
  [observing.slice(0, -44), 'cut'],
  [observing.slice(0, -45), 'cut'],
  [observing.slice(0, -88), 'cut'],
  [`${observing}A`, 'notALink'],
  [observing.replace('#r.', '#r.A'), 'notALink'],
  [`${observing.slice(0, -9)} lost`, 'cut'],
  ['https://cairn.example/join#r.AA.AA', 'notALink'],
  ['r.hello', 'notALink'],
])('%j is refused as %s', (pasted, reason) => {
  expect(parseLink(pasted)).toEqual({ ok: false, reason });
});

test('a text of 65,536 characters is refused at once, whatever it repeats', () => {
  for (const unit of [
    '/join?',
    '/join/',
    '#w.',
    'w.',
    ' ',
    '%',
    '\n',
    '#w.\n',
    '&num;',
    'http://a?',
  ]) {
    const pasted = `${unit.repeat(70_000).slice(0, 65_530)} x`;
    const startedAtMs = performance.now();
    expect(parseLink(pasted).ok).toBe(false);
    expect(performance.now() - startedAtMs, unit).toBeLessThan(500);
  }
});

test('every prefix of a link is cut, not a link yet, or empty; never a secret', () => {
  for (let length = 0; length < link.length; length += 1) {
    const result = parseLink(link.slice(0, length));
    expect(result.ok).toBe(false);
  }
});

test.each([
  ['as it is', observing],
  ['in brackets, at the end of a sentence', `(${observing}).`],
  ['only the fragment', `#${observed}`],
  ['only the halves', observed],
])('an observer’s link is understood %s', (_how, pasted) => {
  const { readSecret, writeTokenHash, verifyKey } = keys;
  expect(parseLink(pasted)).toEqual({
    ok: true,
    kind: 'read',
    readSecret,
    writeTokenHash,
    verifyKey,
    seenBy: null,
  });
});

test('an observer’s link contains nothing that allows writing', () => {
  expect(observing).not.toContain(encodeBase64url(secret));
  expect(observing).not.toContain(encodeBase64url(keys.writeToken));
});

test('every prefix of an observer’s link is refused', () => {
  for (let length = 0; length < observing.length; length += 1) {
    expect(parseLink(observing.slice(0, length)).ok).toBe(false);
  }
});

test('any text is parsed without throwing, and only 32 bytes are ever a secret', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string().map((tail) => `#w.${tail}`),
    fc.string().map((tail) => `${link}${tail}`),
    fc.string().map((tail) => `#r.${tail}`),
    fc.string().map((tail) => `${observing.slice(0, -30)}${tail}`),
  );
  fc.assert(
    fc.property(texts, (pasted) => {
      const result = parseLink(pasted);
      if (!result.ok) return;
      const parts =
        result.kind === 'read'
          ? [result.readSecret, result.writeTokenHash, result.verifyKey]
          : [result.secret];
      for (const part of parts) expect(part).toHaveLength(32);
    }),
  );
});

test('every secret round-trips through its link', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
      expect(parseLink(writerLink('https://a.b', bytes))).toEqual({
        ok: true,
        kind: 'write',
        secret: bytes,
        seenBy: null,
      });
      expect(parseLink(inviteLink('https://a.b', bytes))).toMatchObject({
        kind: 'invite',
        secret: bytes,
      });
    }),
  );
});

const encoded = encodeURIComponent(link);

test.each([
  ['within a sentence', `Here you go: ${link}. See you there!`],
  ['followed by another line', `${link}\ncontinued on the next line`],
  ['broken by a line', `${link.slice(0, -20)}\r\n${link.slice(-20)}\nSee you.`],
  ['broken by a line of a quoted mail', `> ${link.slice(0, -20)}\n> ${link.slice(-20)}`],
  ['broken by mail’s own line ends', `${link.slice(0, -20)}=\n${link.slice(-20)}`],
  ['with %23 in place of the hash', link.replace('#', '%23')],
  ['with a hash written for HTML', link.replace('#', '&#35;')],
  ['with invisible characters', [...link].join('\u200B').replace('https', '\uFEFFhttps')],
  ['with soft hyphens', link.replace(/(.{10})/g, '$1\u00AD')],
  ['in Markdown', `[Join me](${link})`],
  ['in HTML', `<a href="${link}">Join me</a>`],
  ['as the second address', `https://cairn.example/ and then ${link}`],
])('F38: a link is found %s', (_how, pasted) => {
  expect(parseLink(pasted)).toEqual(parsed);
});

test.each([
  ['once', `https://redirect.example/?url=${encoded}&data=1`],
  ['twice', `https://redirect.example/?url=${encodeURIComponent(encoded)}&data=1`],
  ['in a path', `https://redirect.example/go/${encoded}`],
])(
  'F38: a link wrapped in a redirect %s is found, with the host that has seen it',
  (_how, pasted) => {
    expect(parseLink(pasted)).toEqual({ ...parsed, seenBy: 'redirect.example' });
  },
);

test('an observer’s link with a public key that anyone could sign for is refused', () => {
  const small = new Uint8Array(32);
  small[0] = 1;
  expect(parseLink(readerLink('https://a.b', { ...keys, verifyKey: small }))).toEqual({
    ok: false,
    reason: 'notALink',
  });
});
