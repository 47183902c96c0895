/** A message being written as rich text, kept as Markdown. */
import type { Day } from '@cairn/model/shared';
import UserRound from 'lucide-svelte/icons/user-round';
import { expect, test, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import MessageField from './MessageField.svelte';
import { paste } from './test-editors.ts';
import { NO_PAGES, type Things } from './things.ts';

const things: Things = {
  ...NO_PAGES,
  all: () => [{ kind: 'people', id: 'mira', icon: UserRound, name: 'Mira', about: '', path: null }],
  load: () => Promise.resolve(),
  today: () => '2027-03-12' as Day,
};

async function open(value = '') {
  const written = vi.fn<(markdown: string) => void>();
  const props = { label: 'Your reply', placeholder: 'Write', onvalue: written, things };
  const screen = await render(MessageField, { ...props, value, focused: true });
  const box = screen.getByRole('textbox', { name: 'Your reply' });
  await expect.element(box).toHaveFocus();
  return {
    box,
    said: () => written.mock.lastCall?.[0] ?? value,
    change: (next: string) => screen.rerender({ ...props, value: next, focused: true }),
  };
}

test('what is typed is kept as Markdown, with the caret at the end of what was there', async () => {
  const { said } = await open('As **slow** as');
  await userEvent.keyboard(' a story');
  await expect.poll(said).toBe('As **slow** as a story');
});

test('what is written below a quote isn’t part of it', async () => {
  const { said } = await open('> How slow?\n\n');
  await userEvent.keyboard('As slow as a story');
  await expect.poll(said).toBe('> How slow?\n\nAs slow as a story');
});

test('a person who is mentioned is linked to', async () => {
  const { said, box } = await open();
  await userEvent.keyboard('Ask @Mi');
  await vi.waitUntil(() => document.querySelector('[role=option]') !== null);
  await userEvent.keyboard('{Enter}');
  await expect.element(box).toHaveTextContent('Ask Mira');
  await expect.poll(said).toContain('Ask [Mira](/people/mira)');
});

test('5,000 characters with markup are taken in, without what can’t be kept', async () => {
  const { said, box } = await open();
  const words = 'I speak slowly. '.repeat(320);
  paste(
    box.element(),
    `<script>alert(1)</script><h2 style="color: red" onclick="x()">Talk</h2>` +
      `<p>${words}<b>Really</b></p><ul><li>one</li><li>two</li></ul><img src="x.png">`,
    words,
  );
  await expect.poll(() => said().length).toBeGreaterThan(5_000);
  expect(said()).toContain('**Really**');
  expect(said()).toContain('- one\n- two');
  expect(said()).not.toMatch(/script|alert|color|img/);
});

test('what is written elsewhere, such as a draft in another tab, takes the place of what is here', async () => {
  const { change, box, said } = await open('First');
  await change('Second');
  await expect.element(box).toHaveTextContent('Second');
  await expect.element(box).toHaveFocus();
  await userEvent.keyboard(' thoughts');
  await expect.poll(said).toBe('Second thoughts');
});
