/**
 * Other people's writing may hold the page up freely at first, then only for a share of the time.
 */
import { expect, test } from 'vitest';
import { HoldUps, trialOfCopy } from './hold-ups.ts';

test('a large workspace opens at once, and another soon after', () => {
  const holdUps = new HoldUps();
  expect([holdUps.waitFor(1_500, 0), holdUps.waitFor(1_500, 100)]).toEqual([0, 0]);
});

test('a flood of updates of just under a second each is slowed to a tenth of the time', () => {
  const holdUps = new HoldUps();
  let nowMs = 0;
  for (let count = 0; count < 66; count += 1) nowMs += holdUps.waitFor(900, nowMs) ?? 0;
  // The first five seconds were free; the other 59 take ten times as long.
  expect(nowMs).toBeGreaterThan(500_000);
  expect(nowMs).toBeLessThan(600_000);
  expect(holdUps.areSpent).toBe(false);
  holdUps.waitFor(900, nowMs);
  expect(holdUps.areSpent, 'a minute has been tried out').toBe(true);
});

test('an update after a flood waits but is not refused; a short one does not wait', () => {
  const holdUps = new HoldUps();
  for (let count = 0; count < 6; count += 1) holdUps.waitFor(900, 0);
  expect(holdUps.waitFor(200, 0)).toBeCloseTo(6_000);
  expect(holdUps.waitFor(20, 0)).toBe(0);
  expect(holdUps.waitFor(900, 60_000), 'later there is time again').toBe(0);
});

test('an update that takes longer than the whole free allowance is refused', () => {
  expect(new HoldUps().waitFor(5_001, 0)).toBeNull();
});

test('an update that would have to wait too long is refused, and costs later ones nothing', () => {
  const holdUps = new HoldUps(20_000);
  expect(holdUps.waitFor(4_900, 0)).toBe(0);
  expect(holdUps.waitFor(4_900, 0)).toBeNull();
  expect(holdUps.waitFor(1_000, 0)).toBeCloseTo(9_000);
});

test('a failed trial counts as well', () => {
  const holdUps = new HoldUps();
  for (let count = 0; count < 4; count += 1) holdUps.spend(15_000);
  expect(holdUps.areSpent).toBe(true);
});

test('a copy that would hold the page up for more than five seconds is too much to open', () => {
  expect(trialOfCopy({ isGood: true, tookMs: 5_000 })).toBe('good');
  expect(trialOfCopy({ isGood: true, tookMs: 5_001 })).toBe('tooMuch');
  expect(trialOfCopy({ isGood: false, tookMs: 15_000 })).toBe('tooMuch');
  expect(trialOfCopy({ isGood: false, tookMs: 0 })).toBe('harmful');
});
