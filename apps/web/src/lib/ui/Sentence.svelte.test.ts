/** A quote in a sentence keeps its direction and doesn't change the sentence's. */
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Sentence from './Sentence.svelte';

it('reads from the left, and each quote in it in its own direction', async () => {
  const text = '“שלום, 3” hangs under “Lead a team”, and that under “قراءة”.';
  const { container } = await render(Sentence, { text });
  expect(container.textContent).toBe(text);
  const quotes = [...container.querySelectorAll('bdi')];
  expect(quotes.map((quote) => [quote.textContent, getComputedStyle(quote).direction])).toEqual([
    ['שלום, 3', 'rtl'],
    ['Lead a team', 'ltr'],
    ['قراءة', 'rtl'],
  ]);
});

it('loses no letter of a quote that is never closed', async () => {
  const { container } = await render(Sentence, { text: 'Named “half of it' });
  expect(container.textContent).toBe('Named “half of it');
});
