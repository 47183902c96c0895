import { expect, test } from 'vitest';
import { quietWords, slippedWords } from './signal-words.ts';

test('a slipped goal says how long ago it was due, and how many steps are late', () => {
  expect(slippedWords({ days: 1, lateSteps: 0 })).toBe('was due yesterday');
  expect(slippedWords({ days: 12, lateSteps: 2 })).toBe(
    'was due 12 days ago, and two steps are late',
  );
  expect(slippedWords({ days: 0, lateSteps: 1 })).toBe('one step is late');
});

test('a quiet goal says for how many days, or months from two on', () => {
  expect(quietWords({ days: 47 })).toBe('No change for 47 days');
  expect(quietWords({ days: 92 })).toBe('No change for 3 months');
});
