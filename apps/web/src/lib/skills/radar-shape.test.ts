import { expect, test } from 'vitest';
import { dotsOf, outlineOf, radarShape } from './radar-shape.ts';

test('the first axis points up, the others follow clockwise, and labels lean away from the middle', () => {
  const { axes, rings } = radarShape(4, 100);
  expect(axes.map(({ x, y }) => [Math.round(x), Math.round(y)])).toEqual([
    [0, -100],
    [100, 0],
    [0, 100],
    [-100, 0],
  ]);
  expect(axes.map(({ label }) => label.anchor)).toEqual(['middle', 'start', 'middle', 'end']);
  expect(rings).toHaveLength(4);
});

test('a level that nobody gave lies in the middle and has no dot', () => {
  expect(outlineOf([4, null, 2, 0], 100)).toBe('M0.0,-100.0L0.0,0.0L0.0,50.0L0.0,0.0Z');
  expect(dotsOf([4, null, 2, 0], 100).map(({ at, level }) => [at, level])).toEqual([
    [0, 4],
    [2, 2],
    [3, 0],
  ]);
  expect(outlineOf([], 100)).toBe('');
});
