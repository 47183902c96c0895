import { expect, test } from 'vitest';
import { linkedPieces } from './linked-text.ts';

const links = (text: string) =>
  linkedPieces(text).flatMap(({ text: shown, href }) => (href === null ? [] : [[shown, href]]));

test('an address becomes a link, and the words around it stay as they are', () => {
  const text = 'Read https://example.org/a?b=c#d, then\nwrite.';
  expect(links(text)).toEqual([['https://example.org/a?b=c#d', 'https://example.org/a?b=c#d']]);
  expect(
    linkedPieces(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});

test.each([
  ['(see https://example.org/wiki/Stone_(rock)).', 'https://example.org/wiki/Stone_(rock)'],
  ['“https://example.org/a”', 'https://example.org/a'],
  ['https://example.org/what?!', 'https://example.org/what'],
  ['[https://example.org/a]', 'https://example.org/a'],
])('in %j, the closing punctuation is not part of the address', (text, address) => {
  expect(links(text).map(([shown]) => shown)).toEqual([address]);
});

test('thousands of closing brackets and full stops after an address are looked at once', () => {
  for (const text of [
    `http://example.org/a${')'.repeat(100_000)}`,
    `http://example.org/a${'.'.repeat(50_000)}x${')'.repeat(50_000)}`,
    `http://example.org/a${'.'.repeat(50_000)}x${'.)'.repeat(50_000)}`,
    `http://example.org/a${'('.repeat(900)}${')].'.repeat(30_000)}`,
  ]) {
    const startedAtMs = performance.now();
    const shown = linkedPieces(text).map((piece) => piece.text);
    expect(performance.now() - startedAtMs).toBeLessThan(500);
    expect(shown.join('')).toBe(text);
  }
});

test('an address of more than 2,000 characters stays plain text', () => {
  const [fits, tooLong] = [2_000, 2_001].map((length) => 'https://a.b/'.padEnd(length, 'x'));
  expect(links(fits ?? '')).toHaveLength(1);
  expect(links(tooLong ?? '')).toEqual([]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'http://',
  'ftp://example.org',
  'example.org',
  '',
])('%j is plain text', (text) => {
  expect(links(text)).toEqual([]);
});
