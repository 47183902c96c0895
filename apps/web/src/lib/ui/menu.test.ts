/** A menu's keys follow the ARIA pattern. */
import { expect, it } from 'vitest';
import { nextIndex } from './menu.ts';

const LABELS = ['Rename', 'Share', 'Remove'];

it('wraps round with the arrows', () => {
  expect(nextIndex('ArrowDown', 2, LABELS)).toBe(0);
  expect(nextIndex('ArrowUp', 0, LABELS)).toBe(2);
  expect(nextIndex('ArrowDown', -1, LABELS)).toBe(0);
});
it('goes to either end', () => {
  expect(nextIndex('End', 0, LABELS)).toBe(2);
  expect(nextIndex('Home', 2, LABELS)).toBe(0);
});
it('goes to the next label that begins with the letter', () => {
  expect(nextIndex('r', 0, LABELS)).toBe(2);
  expect(nextIndex('R', 2, LABELS)).toBe(0);
  expect(nextIndex('x', 0, LABELS)).toBeUndefined();
});
it('ignores other keys', () => {
  expect(nextIndex('Enter', 0, LABELS)).toBeUndefined();
  expect(nextIndex('ArrowDown', 0, [])).toBeUndefined();
});
