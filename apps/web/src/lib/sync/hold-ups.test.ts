/** What others have written holds the page up for a while, then for a part of the time. */
import { expect, test } from 'vitest';
import { HoldUps } from './hold-ups.ts';

test('a large workspace is opened at once, and another soon after', () => {
  const holdUps = new HoldUps();
  expect([holdUps.waitFor(1_500, 0), holdUps.waitFor(1_500, 100)]).toEqual([0, 0]);
});

test('a flood of what takes just under a second each waits, and takes a tenth of the time', () => {
  const holdUps = new HoldUps();
  let nowMs = 0;
  for (let count = 0; count < 66; count += 1) nowMs += holdUps.waitFor(900, nowMs) ?? 0;
  // Five seconds were free; the rest of the 59 takes ten times as long.
  expect(nowMs).toBeGreaterThan(500_000);
  expect(nowMs).toBeLessThan(600_000);
  expect(holdUps.areSpent).toBe(false);
  holdUps.waitFor(900, nowMs);
  expect(holdUps.areSpent, 'a minute has been tried out').toBe(true);
});

test('what comes after a flood waits and is not refused; what is short does not wait', () => {
  const holdUps = new HoldUps();
  for (let count = 0; count < 6; count += 1) holdUps.waitFor(900, 0);
  expect(holdUps.waitFor(200, 0)).toBeCloseTo(6_000);
  expect(holdUps.waitFor(20, 0)).toBe(0);
  expect(holdUps.waitFor(900, 60_000), 'later there is time again').toBe(0);
});

test('what would hold the page up for longer than all of that is refused', () => {
  expect(new HoldUps().waitFor(5_001, 0)).toBeNull();
});

test('what would have to wait too long is refused, and takes nothing from what comes later', () => {
  const holdUps = new HoldUps(20_000);
  expect(holdUps.waitFor(4_900, 0)).toBe(0);
  expect(holdUps.waitFor(4_900, 0)).toBeNull();
  expect(holdUps.waitFor(1_000, 0)).toBeCloseTo(9_000);
});

test('what was tried in vain counts as well', () => {
  const holdUps = new HoldUps();
  for (let count = 0; count < 4; count += 1) holdUps.spend(15_000);
  expect(holdUps.areSpent).toBe(true);
});
