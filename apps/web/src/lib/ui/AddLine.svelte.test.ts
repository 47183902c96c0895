/** F43: a line that adds to a list keeps what was begun in it, until it is added or discarded. */
import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { DeviceDrafts } from '#lib/device/drafts.ts';
import TestAddLine from './TestAddLine.svelte';

const KEY = 'add-line01';

afterEach(() => {
  localStorage.clear();
});

async function shown() {
  const onadd = vi.fn<(texts: string[]) => void>();
  const screen = await render(TestAddLine, { drafts: new DeviceDrafts(KEY), onadd });
  const box = screen.getByRole('textbox', { name: 'Add a step' });
  return { screen, box, field: box.element() as HTMLInputElement, onadd };
}

it('F43: keeps the text on Escape and shows it wherever the line is next, with a way to discard it', async () => {
  const first = await shown();
  first.field.focus();
  await userEvent.keyboard('Ask Ines');
  await expect.element(first.screen.getByText('Draft')).not.toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  expect(document.activeElement).not.toBe(first.field);
  await expect.element(first.box).toHaveValue('Ask Ines');
  await first.screen.unmount();

  const second = await shown();
  await expect.element(second.box).toHaveValue('Ask Ines');
  await second.screen.getByRole('button', { name: 'Discard draft' }).click();
  await expect.element(second.box).toHaveValue('');
  expect(document.activeElement).toBe(second.field);
  expect(new DeviceDrafts(KEY).read('add/steps')).toBeNull();
});

it('F43: what was added is no longer a draft', async () => {
  const { field, box, onadd } = await shown();
  field.focus();
  await userEvent.keyboard('Ask Ines{Enter}');
  expect(onadd.mock.calls).toEqual([[['Ask Ines']]]);
  await expect.element(box).toHaveValue('');
  expect(new DeviceDrafts(KEY).read('add/steps')).toBeNull();
});

it('F43: says that a draft is too long to be saved, and keeps it in the field', async () => {
  const { screen, field } = await shown();
  field.focus();
  field.value = 'x'.repeat(300_000);
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await expect.element(screen.getByText(/too long to be kept as a draft/)).toBeVisible();
  expect(field.value).toHaveLength(300_000);
});
