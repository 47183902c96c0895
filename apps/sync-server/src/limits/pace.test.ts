import { expect, test } from 'vitest';
import { costOf, costOfMalformed, createPace, createPaces } from './pace.ts';

test('after a burst the rest waits for as long as the pace requires', () => {
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

test('a socket that was quiet may send quickly again, but not more than a burst', () => {
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

test('what is large costs more, and sockets of one address share a bucket that outlives them', () => {
  const clock = { now: 0 };
  const paces = createPaces(
    { perSecond: 10, burst: 100 },
    { perSecond: 20, burst: 150 },
    () => clock.now,
  );
  expect(costOf(40, 1)).toBe(1);
  expect(costOf(64 * 1024, 160)).toBe(15);
  expect(costOf(40, 1, 1_024)).toBe(5);
  expect(costOfMalformed(40)).toBe(1);
  expect(costOfMalformed(16 * 1024)).toBe(65);
  expect(paces.of('one').spoke(90)).toBe(0);
  const second = paces.of('one');
  expect(second.spoke(50)).toBe(0);
  expect(second.spoke(30)).toBe(1_000);
  expect(paces.of('one').spoke(0)).toBe(1_000);
  expect(paces.of('other').spoke(90)).toBe(0);
  clock.now = 120_000;
  expect(paces.of('one').spoke(100)).toBe(0);
});

test('sockets of one address share one bucket, however long they were quiet before the next came', () => {
  const clock = { now: 0 };
  const paces = createPaces(
    { perSecond: 1_000, burst: 1_000 },
    { perSecond: 20, burst: 150 },
    () => clock.now,
  );
  const first = paces.of('one');
  clock.now = 120_000;
  const second = paces.of('one');
  expect(second.spoke(150)).toBe(0);
  expect(first.spoke(150)).toBe(0);
  expect(first.spoke(40)).toBe(2_000);
  first.leave();
  second.leave();
  clock.now = 240_000;
  paces.of('other');
  expect(paces.of('one').spoke(150)).toBe(0);
});
