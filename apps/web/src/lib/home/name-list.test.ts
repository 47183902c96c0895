import { expect, test } from 'vitest';
import { nameList } from './name-list.ts';

test('a few names are all listed; of very many, the first ones and how many more', () => {
  expect(nameList(['Mira', '', 'Robin'])).toBe('Mira and Robin');
  expect(nameList(['Mira', 'Robin', 'Ana'])).toBe('Mira, Robin and Ana');
  expect(nameList([])).toBe('');
  const many = Array.from({ length: 500 }, () => 'x'.repeat(20_000));
  expect(nameList(many)).toMatch(/ and 494 more$/);
  expect(nameList(many).length).toBeLessThan(2_000);
});
