/**
 * F43: while an input method is composing, Enter and Esc belong to it, so every handler checks for
 * that first, in the same way.
 */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '../../apps/web/src');
const THE_ONE_WAY = 'lib/ui/composing.ts';

/** The editor handles keys in its own way. */
const sources = globSync('**/*.{ts,svelte}', { cwd: WEB })
  .filter((path) => !path.startsWith('lib/prose/') && !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: readFileSync(join(WEB, path), 'utf8') }));

it('F43: every handler of Enter and Esc checks whether an input method is composing', () => {
  const hears = sources.filter(({ text }) => /[!=]== '(Enter|Escape)'/.test(text));
  expect(hears.length).toBeGreaterThan(10);
  const forgets = hears.filter(({ text }) => !text.includes('isComposing('));
  expect(forgets.map(({ path }) => path)).toEqual([]);
});

it('F43: none of them relies on the event alone, which is not enough in Safari', () => {
  const asks = sources.filter(({ text }) => text.includes('.isComposing'));
  expect(asks.map(({ path }) => path)).toEqual([THE_ONE_WAY]);
});
