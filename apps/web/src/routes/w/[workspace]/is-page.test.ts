/** Where somebody says they are is followed only within the workspace, since anyone with a link can say it. */
import { expect, test } from 'vitest';
import { features } from './features.ts';

test.each([
  ['/', '/week', '/goals', '/goals/Ab-_0123456789xy', '/goals/board', '/meetings/m1', '/settings'],
])('pages of the workspace are', (...paths) => {
  for (const path of paths) expect([path, features.isPage(path)]).toEqual([path, true]);
});

test('what leads elsewhere or does something is not', () => {
  const others = [
    ...['/?safe', '/#top', '/goals?safe', '/goals#x', '/../../join', '/goals/../../../join'],
    ...['/goals/%2e%2e/%2e%2e', '/goals/..', '//evil.example', '/\\evil.example', '/goals/\n..'],
    ...['/nowhere', '/goalsx', 'goals', '', '/goals//x', '/goals/a b', '/week\n'],
  ];
  for (const path of others) expect([path, features.isPage(path)]).toEqual([path, false]);
});
