import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findOnce, lettersOf, LONGEST_QUOTE_CHARACTERS } from './quotes.ts';

test('words are found whatever white space and however many blocks are between them', () => {
  const letters = lettersOf('First line.\nI talk\n\ntoo fast, when nervous.');
  expect(findOnce(letters, 'I talk too fast')).toBe(lettersOf('First line.').length);
});

test('words that are gone, occur twice or are empty aren’t found', () => {
  expect(findOnce(lettersOf('I talk slowly'), 'I talk too fast')).toBeNull();
  expect(findOnce(lettersOf('again and again'), 'again')).toBeNull();
  expect(findOnce(lettersOf('aXaXa'), 'aXa')).toBeNull();
  expect(findOnce(lettersOf('something'), '  ')).toBeNull();
});

test('words are found wherever a plain search would find them, and once', () => {
  const once = (text: string, words: string) => {
    const at = text.indexOf(words);
    return at === -1 || text.includes(words, at + 1) ? null : at;
  };
  const text = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 40 });
  const words = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(text, words, (letters, wanted) => {
      expect(findOnce(letters, wanted)).toBe(once(letters, wanted));
    }),
  );
});

test('fifty quotes that almost occur at every place are looked for in a moment', () => {
  const letters = 'a'.repeat(300_000);
  const startedAtMs = performance.now();
  for (let at = 0; at < 50; at += 1) expect(findOnce(letters, `aab${'a'.repeat(397)}`)).toBeNull();
  expect(performance.now() - startedAtMs).toBeLessThan(2_000);
});

test('a quote longer than any that is made isn’t looked for', () => {
  const [fits, tooLong] = [0, 1].map((more) => 'ab'.padEnd(LONGEST_QUOTE_CHARACTERS + more, 'c'));
  expect(findOnce(`x${fits ?? ''}`, fits ?? '')).toBe(1);
  expect(findOnce(`x${tooLong ?? ''}`, tooLong ?? '')).toBeNull();
});
