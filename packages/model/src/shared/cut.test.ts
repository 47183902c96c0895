/** Text is cut between two letters as people see them. */
import { expect, test } from 'vitest';
import { cut, excerpt } from './cut.ts';

const FAMILY = '👩‍👩‍👧‍👦';

test.each([
  ['short', 10, 'short'],
  ['seventeen letters', 9, 'seventeen'],
  [`a${FAMILY}b`, 5, 'a'],
  [`a${FAMILY}b`, 1 + FAMILY.length, `a${FAMILY}`],
  ['e\u0301e\u0301', 3, 'e\u0301'],
  ['🇩🇪🇫🇷', 6, '🇩🇪'],
  ['𝒳𝒴', 3, '𝒳'],
  ['नमस्ते दुनिया', 3, 'नम'],
])('%s in %i is %s', (text, most, shown) => {
  expect(cut(text, most)).toBe(shown);
});

test('in the middle of a long text too, without looking at all of it', () => {
  const text = `${'x'.repeat(500)}${FAMILY}${'y'.repeat(1_000_000)}`;
  expect(cut(text, 505)).toBe('x'.repeat(500));
});

test('an ellipsis marks what was left out', () => {
  expect(excerpt('one two three', 8)).toBe('one two…');
  expect(excerpt('one two', 8)).toBe('one two');
});

test('a letter longer than any real one is still cut', () => {
  expect(cut(`e${'\u0301'.repeat(1_000)}`, 500).length).toBe(500);
});
