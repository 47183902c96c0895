/** Which links in shared text lead to something in the workspace. */
import { expect, test } from 'vitest';
import { thingPath } from './things.ts';

test.each([
  ['/goals/abc_-9', '/goals/abc_-9'],
  ['/meetings/m1', '/meetings/m1'],
  ['/w/elsewhere/goals/abc', '/goals/abc'],
])('%s leads to %s', (raw, path) => {
  expect(thingPath(raw)).toBe(path);
});

test.each([
  '/goals',
  '/settings',
  '//goals/abc',
  '/goals/../join',
  '/goals/a/b',
  '/w/x/',
  'javascript:1',
  null,
  7,
])('%j leads nowhere here', (raw) => {
  expect(thingPath(raw)).toBeNull();
});
