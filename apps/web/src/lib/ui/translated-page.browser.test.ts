/** Changes in a page translated by the browser stay visible. */
import { afterEach, expect, test } from 'vitest';
import { followTranslation } from './translated-page.ts';

let stop = () => {};

afterEach(() => {
  stop();
  document.body.replaceChildren();
});

function page(words: string) {
  const title = document.createElement('p');
  const text = document.createTextNode(words);
  title.append(text);
  document.body.append(title);
  stop = followTranslation(document.body);
  return { title, text };
}

/** As the browser's translator does it, in one step or two. */
function translate(text: Text, steps: 1 | 2 = 1): void {
  const font = document.createElement('font');
  font.append(`~${text.data}~`);
  if (steps === 1) return text.replaceWith(font);
  text.before(font);
  text.remove();
}

for (const steps of [1, 2] as const) {
  test(`a text replaced in ${String(steps)} shows what is written into it, each time it was translated`, async () => {
    const { title, text } = page('Lead a team');
    for (const words of ['Lead two teams', 'Lead three']) {
      translate(text, steps);
      await expect.poll(() => title.textContent).toMatch(/^~/);
      text.nodeValue = words;
      await expect.poll(() => title.textContent).toBe(words);
    }
  });
}

test('a translation that was removed stays removed', async () => {
  const { title, text } = page('Lead a team');
  translate(text);
  await Promise.resolve();
  title.replaceChildren('Something else');
  text.nodeValue = 'Lead two teams';
  await new Promise((resolve) => setTimeout(resolve));
  expect(title.textContent).toBe('Something else');
});
