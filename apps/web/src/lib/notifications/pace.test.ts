import { expect, test } from 'vitest';
import { Pace } from './pace.ts';

test('five may come in ten minutes, however many there is reason for', () => {
  const pace = new Pace();
  const come = (now: number) => pace.take(now) !== null;
  expect(Array.from({ length: 1_000 }, (_, at) => come(at)).filter(Boolean)).toHaveLength(5);
  expect(come(599_999)).toBe(false);
  expect(come(600_000)).toBe(true);
  expect(come(600_000)).toBe(false);
});

test('one that didn’t come takes no place', () => {
  const pace = new Pace();
  for (let at = 0; at < 100; at++) pace.take(1)?.();
  expect(pace.take(1)).not.toBeNull();
});
