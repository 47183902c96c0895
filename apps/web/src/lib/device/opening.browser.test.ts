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

/** A note of a tab that is gone, made so many milliseconds ago. */
function leftBehind(ago: number): void {
  writeOpenings(KEY, [{ tab: 'gone', at: Date.now() - ago }]);
}

test('F31 an opening whose tab is gone was cut off, once it is no reload in a hurry', async () => {
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

test('a workspace that has been open for a while came through, and one that was left was not cut off', async () => {
  const through = await noteOpening(KEY);
  through.opened();
  vi.advanceTimersByTime(10_000);
  expect(localStorage.getItem(`cairn.opening.${KEY}`)).toBeNull();
  await noteOpening(KEY);
  dispatchEvent(new Event('pagehide'));
  expect(localStorage.getItem(`cairn.opening.${KEY}`)).toBeNull();
});

test('the note of an opening that was gone on from is not asked about a second time', async () => {
  leftBehind(60_000);
  const note = await noteOpening(KEY);
  note.left();
  expect(await openingWasCutOff(KEY)).toBe(false);
});

test('a note that is no note says nothing', async () => {
  localStorage.setItem(`cairn.opening.${KEY}`, '{"tab":"x"');
  expect(await openingWasCutOff(KEY)).toBe(false);
  localStorage.setItem(`cairn.opening.${KEY}`, '["x"]');
  expect(await openingWasCutOff(KEY)).toBe(false);
});
