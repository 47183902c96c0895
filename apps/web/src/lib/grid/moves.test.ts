import { expect, test } from 'vitest';
import { moveBy, rangeOf, type Shape, tabFrom } from './moves.ts';

/** Three rows of 4, 2 and 1 cells. */
const shape: Shape = { rows: 3, widthOf: (row) => [4, 2, 1][row] ?? 0 };
const spot = (row: number, col: number) => ({ row, col });

test.each([
  ['ArrowDown', false, spot(0, 3), spot(1, 1)],
  ['ArrowDown', false, spot(2, 0), spot(2, 0)],
  ['ArrowUp', false, spot(0, 1), spot(0, 1)],
  ['ArrowRight', false, spot(1, 1), spot(1, 1)],
  ['ArrowRight', true, spot(0, 0), spot(0, 3)],
  ['ArrowLeft', true, spot(0, 3), spot(0, 0)],
  ['Home', true, spot(1, 1), spot(0, 0)],
  ['End', false, spot(0, 0), spot(0, 3)],
  ['End', true, spot(0, 0), spot(2, 0)],
  ['PageDown', false, spot(0, 3), spot(2, 0)],
  ['x', false, spot(0, 0), null],
] as const)('%s (to the end: %s) from %j leads to %j', (key, toTheEnd, from, to) => {
  expect(moveBy(key, toTheEnd, from, shape)).toEqual(to);
});

test('Tab goes through every cell, and out at either end', () => {
  const passed = [spot(0, 0)];
  for (let at = tabFrom(spot(0, 0), 1, shape); at !== null; at = tabFrom(at, 1, shape))
    passed.push(at);
  expect(passed).toHaveLength(7);
  for (const at of passed.reverse().slice(0, -1)) expect(tabFrom(at, -1, shape)).not.toBeNull();
  expect(tabFrom(spot(0, 0), -1, shape)).toBeNull();
});

test('a range is the same from either corner', () => {
  expect(rangeOf(spot(2, 0), spot(0, 3))).toEqual({ top: 0, bottom: 2, left: 0, right: 3 });
  expect(rangeOf(spot(0, 3), spot(2, 0))).toEqual(rangeOf(spot(2, 0), spot(0, 3)));
});
