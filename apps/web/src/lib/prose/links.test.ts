/** Links: what may be opened, and what a person may type. */
import { expect, test } from 'vitest';
import { safeHref, typedHref } from './links.ts';

test.each([
  'javascript:alert(1)',
  ' java\nscript:alert(1)',
  'JAVASCRIPT:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  '//example.org',
  '/goals',
  '/goals/abc',
  '',
  null,
  { href: 'https://example.org' },
])('%j is not an address to open', (raw) => {
  expect(safeHref(raw)).toBeNull();
});

test.each([
  ['https://example.org/a?b#c', 'https://example.org/a?b#c'],
  ['http://example.org', 'http://example.org/'],
  ['mailto:mira@example.org', 'mailto:mira@example.org'],
])('%s is an address to open', (raw, href) => {
  expect(safeHref(raw)).toBe(href);
});

test.each([
  ['example.org', 'https://example.org/'],
  ['example.org:8080/a', 'https://example.org:8080/a'],
  [' mira@example.org ', 'mailto:mira@example.org'],
  ['https://example.org/x', 'https://example.org/x'],
])('typing %j is completed', (typed, href) => {
  expect(typedHref(typed)).toBe(href);
});

test.each(['', 'a word', 'word', 'javascript:alert(1)', 'two words.org'])(
  'typing %j is refused',
  (typed) => {
    expect(typedHref(typed)).toBeNull();
  },
);

test('thousands of dots are looked at once', () => {
  const startedAtMs = performance.now();
  for (const dots of ['.'.repeat(100_000), '.a'.repeat(100_000)])
    for (const typed of [`ana@example${dots}: x`, `example${dots} x`])
      expect(typedHref(typed) === null).toBe(true);
  expect(performance.now() - startedAtMs).toBeLessThan(500);
});
