/** A dragged row lands where it appears to land. */
import { describe, expect, it } from 'vitest';
import { beforeIdAt, dragTarget, roomFor } from './drag-order.ts';

/** Three rows of different heights, 10 px apart. */
const BOXES = [
  { top: 0, height: 40 },
  { top: 50, height: 100 },
  { top: 160, height: 40 },
];

describe('a dragged row', () => {
  it('stays until its edge passes the middle of a neighbour', () => {
    expect(dragTarget(BOXES, 0, 59)).toBe(0);
    expect(dragTarget(BOXES, 0, 61)).toBe(1);
    expect(dragTarget(BOXES, 0, 500)).toBe(2);
  });
  it('goes up in the same way', () => {
    expect(dragTarget(BOXES, 2, -59)).toBe(2);
    expect(dragTarget(BOXES, 2, -61)).toBe(1);
    expect(dragTarget(BOXES, 2, -500)).toBe(0);
  });
  it('makes the rows it passes close up by its own height and the gap', () => {
    expect(roomFor(BOXES, 0, 2, 1)).toBe(-50);
    expect(roomFor(BOXES, 2, 0, 1)).toBe(50);
    expect(roomFor(BOXES, 0, 1, 2)).toBe(0);
  });
});

it('a move is reported as the row it goes before', () => {
  const ids = ['a', 'b', 'c'];
  expect(beforeIdAt(ids, 0, 1)).toBe('c');
  expect(beforeIdAt(ids, 0, 2)).toBeUndefined();
  expect(beforeIdAt(ids, 2, 0)).toBe('a');
  expect(beforeIdAt(ids, 2, 1)).toBe('b');
});
