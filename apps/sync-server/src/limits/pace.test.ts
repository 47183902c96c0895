import { expect, test } from 'vitest';
import { createPace } from './pace.ts';

test('after a burst the rest waits as long as the pace asks for', () => {
  const clock = { now: 0 };
  const pace = createPace(200, 1_000, () => clock.now);
  for (let said = 0; said < 1_000; said += 1) expect(pace.spoke()).toBe(0);
  let waited = 0;
  for (let said = 0; said < 400; said += 1) {
    const pause = pace.spoke();
    waited += pause;
    clock.now += pause;
  }
  expect(waited).toBeGreaterThan(1_900);
  expect(waited).toBeLessThan(2_100);
});

test('who was quiet may speak quickly again, but not more than a burst', () => {
  const clock = { now: 0 };
  const pace = createPace(10, 20, () => clock.now);
  for (let said = 0; said < 20; said += 1) pace.spoke();
  clock.now = 3_600_000;
  let free = 0;
  while (pace.spoke() === 0) free += 1;
  expect(free).toBe(20);
});

test('without a limit nobody waits', () => {
  const pace = createPace(Infinity, 1, () => 0);
  for (let said = 0; said < 100; said += 1) expect(pace.spoke()).toBe(0);
});
