/** Addresses become links; file names and other words with dots don't. */
import { expect, test } from 'vitest';
import { linkIn } from './found-link.ts';

test.each([
  ['example.org,', 'example.org', 'https://example.org/'],
  [
    'https://example.org/a_(b)?c=1.',
    'https://example.org/a_(b)?c=1',
    'https://example.org/a_(b)?c=1',
  ],
  ['(https://example.org/a)', 'https://example.org/a', 'https://example.org/a'],
  ['www.example.org/x', 'www.example.org/x', 'https://www.example.org/x'],
  ['ana@example.org', 'ana@example.org', 'mailto:ana@example.org'],
  ['<ana@example.org>.', 'ana@example.org', 'mailto:ana@example.org'],
  ['“example.co.uk/a?b#c”', 'example.co.uk/a?b#c', 'https://example.co.uk/a?b#c'],
  ['example.com:8080/x', 'example.com:8080/x', 'https://example.com:8080/x'],
  ['münchen.de!', 'münchen.de', 'https://xn--mnchen-3ya.de/'],
  ['http://localhost:8787/x', 'http://localhost:8787/x', 'http://localhost:8787/x'],
  ['mailto:ana@example.org', 'mailto:ana@example.org', 'mailto:ana@example.org'],
])('in “%s” it is %s', (word, text, href) => {
  const found = linkIn(word);
  expect(found && word.slice(found.from, found.to)).toBe(text);
  expect(found?.href).toBe(href);
});

test.each([
  ...['notes.md', 'v2.py', 'build.sh', 'archive.zip', 'main.rs', 'index.ts', 'readme.txt', 'a.app'],
  ...['e.g.', 'i.e.', '1.5', '10.30', 'v1.2.3', 'Mr.Smith', 'end.Begin', 'example.org1', '@ana'],
  ...['javascript:alert(1)', 'https://', 'www.', 'ana@home', '.com', 'a..com', '-', ''],
])('“%s” isn’t a link', (word) => {
  expect(linkIn(word)).toBeNull();
});

test('thousands of closing brackets and full stops behind an address are looked at once', () => {
  const word = `example.org/${'.'.repeat(50_000)}x${')'.repeat(50_000)}`;
  const startedAtMs = performance.now();
  expect(linkIn(`example.org${'.)'.repeat(50_000)}`)).toMatchObject({ to: 11 });
  expect(linkIn(word)).toBeNull();
  expect(performance.now() - startedAtMs).toBeLessThan(500);
});
