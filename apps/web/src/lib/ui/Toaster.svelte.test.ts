/** Toasts are said above whatever is open, and their buttons can be pressed there. */
import { afterEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import '../../app.css';
import Dialog from './Dialog.svelte';
import Toaster from './Toaster.svelte';
import { toasts } from './toasts.svelte.ts';

afterEach(() => {
  for (const { id } of toasts.list) toasts.dismiss(id);
});

it('lies above an open dialog, can be pressed there, and is back in the page once the dialog is closed', async () => {
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
