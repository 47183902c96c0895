/**
 * Another person's location is only followed within the workspace, since anyone with a link can
 * claim any.
 */
import { expect, test } from 'vitest';
import { features } from './features.ts';

test.each([
  ['/', '/week', '/goals', '/goals/Ab-_0123456789xy', '/goals/board', '/meetings/m1', '/settings'],
])('pages of the workspace are pages', (...paths) => {
  for (const path of paths) expect([path, features.isPage(path)]).toEqual([path, true]);
});

test('addresses that lead elsewhere or do something are not', () => {
  const others = [
    ...['/?safe', '/#top', '/goals?safe', '/goals#x', '/../../join', '/goals/../../../join'],
    ...['/goals/%2e%2e/%2e%2e', '/goals/..', '//evil.example', '/\\evil.example', '/goals/\n..'],
    ...['/nowhere', '/goalsx', 'goals', '', '/goals//x', '/goals/a b', '/week\n'],
  ];
  for (const path of others) expect([path, features.isPage(path)]).toEqual([path, false]);
});
