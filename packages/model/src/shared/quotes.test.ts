import { expect, test } from 'vitest';
import { findOnce, lettersOf } from './quotes.ts';

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
