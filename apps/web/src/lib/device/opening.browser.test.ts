import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { writeOpenings } from './notes-to-self.ts';
import { forgiveOpening, noteOpening, openingWasCutOff } from './opening.ts';

const KEY = 'opening-test';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  forgiveOpening(KEY);
  vi.useRealTimers();
});

/** Leaves the note of a closed tab, made `ago` milliseconds ago. */
function leftBehind(ago: number): void {
  writeOpenings(KEY, [{ tab: 'gone', at: Date.now() - ago }]);
}

test('F31 an opening whose tab is gone was cut off, unless it was just a quick reload', async () => {
  leftBehind(1_000);
  expect(await openingWasCutOff(KEY)).toBe(false);
  leftBehind(60_000);
  expect(await openingWasCutOff(KEY)).toBe(true);
});

test('F31 a tab that is opening it at the same time was not cut off, until it takes far too long', async () => {
  const note = await noteOpening(KEY);
  vi.setSystemTime(Date.now() + 10_000);
  expect(await openingWasCutOff(KEY)).toBe(false);
  vi.setSystemTime(Date.now() + 20_000);
  expect(await openingWasCutOff(KEY)).toBe(true);
  note.left();
});

test('a workspace that was open for a while succeeded, and one that was left was not cut off', async () => {
  const through = await noteOpening(KEY);
  through.opened();
  vi.advanceTimersByTime(10_000);
  expect(localStorage.getItem(`cairn.opening.${KEY}`)).toBeNull();
  await noteOpening(KEY);
  dispatchEvent(new Event('pagehide'));
  expect(localStorage.getItem(`cairn.opening.${KEY}`)).toBeNull();
});

test('once forgiven, an opening is not asked about again', async () => {
  leftBehind(60_000);
  const note = await noteOpening(KEY);
  note.left();
  expect(await openingWasCutOff(KEY)).toBe(false);
});

test('a malformed note is ignored', async () => {
  localStorage.setItem(`cairn.opening.${KEY}`, '{"tab":"x"');
  expect(await openingWasCutOff(KEY)).toBe(false);
  localStorage.setItem(`cairn.opening.${KEY}`, '["x"]');
  expect(await openingWasCutOff(KEY)).toBe(false);
});
