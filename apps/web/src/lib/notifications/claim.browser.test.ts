import { afterEach, expect, test } from 'vitest';
import { claim } from './claim.ts';

afterEach(() => localStorage.removeItem('cairn.notified'));

test('of several tabs that ask about one thing, one may show it', async () => {
  const answers = await Promise.all(Array.from({ length: 5 }, () => claim('block/1')));
  expect(answers.filter(Boolean)).toHaveLength(1);
  expect(await claim('block/1')).toBe(false);
  expect(await claim('block/2')).toBe(true);
});

test('what is stored may be damaged, and is remembered only for a while', async () => {
  localStorage.setItem('cairn.notified', '{"not":"a list"}');
  expect(await claim('first')).toBe(true);
  for (let at = 0; at < 60; at++) await claim(`block/${String(at)}`);
  const kept = JSON.parse(localStorage.getItem('cairn.notified') ?? '') as string[];
  expect(kept).toHaveLength(50);
  expect(kept.at(-1)).toBe('block/59');
});
