/** Toasts appear above whatever is open, and their buttons can be clicked there. */
import '../../app.css';
import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Dialog from './Dialog.svelte';
import Toaster from './Toaster.svelte';
import { toasts } from './toasts.svelte.ts';

afterEach(() => {
  for (const { id } of toasts.list) toasts.dismiss(id);
});

it('appears above an open dialog, can be clicked there, and returns to the page once the dialog is closed', async () => {
  const screen = await render(Toaster);
  const dialog = await render(Dialog, { open: true, title: 'Delete this for good?' });
  const undo = vi.fn<() => void>();
  toasts.show({ text: 'Moved to the bin.', action: { label: 'Undo', run: undo } });
  await vi.waitFor(() => {
    expect(document.querySelector('dialog[open] [role=status] button')).not.toBeNull();
  });
  await screen.getByRole('button', { name: 'Undo' }).click();
  expect(undo).toHaveBeenCalledOnce();

  toasts.show({ text: 'Thread resolved.' });
  await dialog.rerender({ open: false, title: 'Delete this for good?' });
  await expect.element(screen.getByText('Thread resolved.')).toBeVisible();
  expect(document.querySelector('dialog [role=status]')).toBeNull();
});

it('returns the focus to where it was when its button is clicked, or to the page if that is gone', async () => {
  const page = document.createElement('main');
  page.tabIndex = -1;
  page.innerHTML = '<button>Resolve</button>';
  document.body.append(page);
  const before = page.querySelector('button');
  const screen = await render(Toaster);
  const press = async (run: () => void) => {
    before?.focus();
    toasts.show({ text: 'Done.', action: { label: 'Undo', run } });
    const undo = screen.getByRole('button', { name: 'Undo' });
    await expect.element(undo).toBeVisible();
    (undo.element() as HTMLElement).focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(toasts.list).toEqual([]));
  };
  await press(() => {});
  expect(document.activeElement).toBe(before);
  await press(() => before?.remove());
  await vi.waitFor(() => expect(document.activeElement).toBe(page));
  page.remove();
});
