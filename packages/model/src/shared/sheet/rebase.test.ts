import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rebase } from './rebase.ts';

test('rebasing onto nothing new changes nothing, in either direction', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (was, mine) => {
      expect(rebase(was, was, mine)).toBe(mine);
      expect(rebase(was, mine, was)).toBe(mine);
      expect(rebase(was, mine, mine)).toBe(mine);
    }),
  );
});

test('what two people write into an empty cell is all there', () => {
  expect(rebase('', 'Ask Ines', 'Read it')).toBe('Ask Ines Read it');
  expect(rebase('Ask', 'Ask Ines', 'Ask twice')).toBe('Ask Ines twice');
});
