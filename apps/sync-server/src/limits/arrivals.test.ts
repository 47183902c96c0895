import { expect, test } from 'vitest';
import { createArrivals } from './arrivals.ts';

test('ten seconds’ worth may come at once, then as many per second as the limit allows', () => {
  const clock = { now: 0 };
  const arrivals = createArrivals({ connectionsPerSecond: 5 }, () => clock.now);
  const come = (address: string, times: number): number =>
    Array.from({ length: times }, () => arrivals.mayArrive(address)).filter(Boolean).length;
  expect(come('a', 80)).toBe(50);
  expect(come('b', 80)).toBe(50);
  clock.now = 1_000;
  expect(come('a', 80)).toBe(5);
  clock.now = 3_600_000;
  expect(come('a', 80)).toBe(50);
});

test('without a limit everyone may come', () => {
  const arrivals = createArrivals({ connectionsPerSecond: Infinity }, () => 0);
  for (let index = 0; index < 10_000; index += 1) expect(arrivals.mayArrive('a')).toBe(true);
});
