/** A menu can be opened, navigated and closed by keyboard alone. */
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Menu from './Menu.svelte';

async function shown() {
  const rename = vi.fn<() => void>();
  const remove = vi.fn<() => void>();
  const screen = await render(Menu, {
    label: 'More',
    items: [
      { label: 'Rename', onselect: rename },
      { label: 'Share', disabled: true },
      { label: 'Remove', onselect: remove },
    ],
  });
  const button = screen.getByRole('button', { name: 'More' }).element() as HTMLButtonElement;
  button.focus();
  return { screen, button, rename, remove };
}

it('opens on its first item, chooses with Enter, and returns the focus to the button', async () => {
  const { screen, button, remove } = await shown();
  await userEvent.keyboard('{Enter}');
  await expect.element(screen.getByRole('menuitem', { name: 'Rename' })).toHaveFocus();
  await userEvent.keyboard('{End}{Enter}');
  expect(remove).toHaveBeenCalledOnce();
  expect(document.activeElement).toBe(button);
});

it('closes on Escape without doing anything', async () => {
  const { screen, button, rename } = await shown();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(screen.getByRole('menuitem', { name: 'Rename' })).toHaveFocus();
  await userEvent.keyboard('{Escape}');
  await expect.element(screen.getByRole('menuitem', { name: 'Rename' })).not.toBeInTheDocument();
  expect(rename).not.toHaveBeenCalled();
  expect(document.activeElement).toBe(button);
});
