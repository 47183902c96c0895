import { expect, test } from 'vitest';
import { pathWithin } from './where.ts';

test('the path within a workspace is what follows its key', () => {
  expect(pathWithin('/w/abc')).toBe('/');
  expect(pathWithin('/w/abc/goals/')).toBe('/goals');
  expect(pathWithin('/w/abc/goals/g1')).toBe('/goals/g1');
});

test('of an address of a million slashes only the beginning is looked at', () => {
  const startedAtMs = performance.now();
  expect(pathWithin(`/w/abc${'/'.repeat(1_000_000)}x`)).toBe('/');
  expect(performance.now() - startedAtMs).toBeLessThan(500);
});
