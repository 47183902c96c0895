/** F43: while an input method composes, Enter and Esc are its own: whoever hears them asks first, in one way. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const WEB = join(import.meta.dirname, '../../apps/web/src');
const THE_ONE_WAY = 'lib/ui/composing.ts';

/** The editor has its own way to hear keys. */
const sources = globSync('**/*.{ts,svelte}', { cwd: WEB })
  .filter((path) => !path.startsWith('lib/prose/') && !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: readFileSync(join(WEB, path), 'utf8') }));

it('F43: every handler of Enter and Esc asks whether an input method is composing', () => {
  const hears = sources.filter(({ text }) => /[!=]== '(Enter|Escape)'/.test(text));
  expect(hears.length).toBeGreaterThan(10);
  const forgets = hears.filter(({ text }) => !text.includes('isComposing('));
  expect(forgets.map(({ path }) => path)).toEqual([]);
});

it('F43: nobody asks the event itself, which says too little in Safari', () => {
  const asks = sources.filter(({ text }) => text.includes('.isComposing'));
  expect(asks.map(({ path }) => path)).toEqual([THE_ONE_WAY]);
});
