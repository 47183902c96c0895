/** What others have written holds the page up for a while, then for a part of the time, and no longer. */
import { expect, test } from 'vitest';
import { HoldUps } from './hold-ups.ts';

test('a large workspace is opened at once, and another soon after', () => {
  const holdUps = new HoldUps();
  expect(holdUps.allow(1_500, 0)).toBe(true);
  expect(holdUps.allow(1_500, 100)).toBe(true);
});

test('a flood of what takes just under a second each is let through for a tenth of the time', () => {
  const holdUps = new HoldUps();
  let heldUpMs = 0;
  for (let nowMs = 0; nowMs < 600_000; nowMs += 1_000) {
    if (holdUps.allow(900, nowMs)) heldUpMs += 900;
  }
  expect(heldUpMs).toBeGreaterThan(50_000);
  expect(heldUpMs).toBeLessThan(70_000);
});

test('what takes longer than everything that is left waits for its time', () => {
  const holdUps = new HoldUps();
  expect(holdUps.allow(6_000, 0), 'never').toBe(false);
  expect(holdUps.allow(4_000, 0)).toBe(true);
  expect(holdUps.allow(4_000, 1_000)).toBe(false);
  expect(holdUps.allow(4_000, 40_000)).toBe(true);
  expect(holdUps.allow(20, 40_000), 'what is short passes').toBe(true);
});
