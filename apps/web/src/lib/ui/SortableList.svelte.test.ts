/** A list can be reordered by hand and by keyboard, and moves are announced. */
import { createRawSnippet } from 'svelte';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import SortableList from './SortableList.svelte';

const NAMES = ['Ask', 'Listen', 'Write'];

async function shown() {
  const onmove = vi.fn<(id: string, beforeId: string | undefined) => void>();
  const screen = await render(SortableList<string>, {
    items: NAMES,
    getId: (name: string) => name,
    getName: (name: string) => name,
    label: 'Steps',
    onmove,
    row: createRawSnippet((name: () => string) => ({
      render: () => `<div style="height: 40px"><input aria-label="${name()}"></div>`,
    })),
  });
  return { screen, onmove };
}

it('moves a row with Alt and an arrow, keeps the focus in it and announces its place', async () => {
  const { screen, onmove } = await shown();
  const field = screen.getByRole('textbox', { name: 'Ask' }).element() as HTMLInputElement;
  field.focus();
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(onmove).toHaveBeenLastCalledWith('Ask', 'Write');
  await screen.rerender({ items: ['Listen', 'Ask', 'Write'] });
  await userEvent.keyboard('{Alt>}{ArrowDown}{/Alt}');
  expect(onmove).toHaveBeenLastCalledWith('Ask', undefined);
  await screen.rerender({ items: ['Listen', 'Write', 'Ask'] });
  expect(document.activeElement).toBe(field);
});

it('stays put at either end', async () => {
  const { screen, onmove } = await shown();
  (screen.getByRole('textbox', { name: 'Ask' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Alt>}{ArrowUp}{/Alt}');
  expect(onmove).not.toHaveBeenCalled();
});
