import { expect, test } from 'vitest';
import { boardStep } from './board-keys.ts';

const COLUMNS = [['a', 'b', 'c'], [], ['d']];
const step = (key: string, card: string, altKey = false) =>
  boardStep({ key: `Arrow${key}`, altKey }, COLUMNS, card);

test('arrows go from card to card, past columns that are empty', () => {
  expect(step('Down', 'a')).toEqual({ kind: 'focus', card: 'b' });
  expect(step('Down', 'c')).toBeNull();
  expect(step('Right', 'c')).toEqual({ kind: 'focus', card: 'd' });
  expect(step('Left', 'd')).toEqual({ kind: 'focus', card: 'a' });
  expect(step('Left', 'a')).toBeNull();
});

test('with Alt the card itself moves, to the next column or within its own', () => {
  expect(step('Right', 'a', true)).toEqual({ kind: 'column', to: 1 });
  expect(step('Right', 'd', true)).toBeNull();
  expect(step('Down', 'a', true)).toEqual({ kind: 'place', before: 'c' });
  expect(step('Down', 'b', true)).toEqual({ kind: 'place', before: null });
  expect(step('Up', 'b', true)).toEqual({ kind: 'place', before: 'a' });
  expect(step('Up', 'a', true)).toBeNull();
});

test('a card that has gone leads nowhere', () => {
  expect(step('Down', 'gone')).toBeNull();
});
