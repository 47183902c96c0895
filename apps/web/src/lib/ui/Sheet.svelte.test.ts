/** A sheet opens on what it was opened for. */
import { createRawSnippet } from 'svelte';
import { expect, it } from 'vitest';
import { render } from 'vitest-browser-svelte';
import Sheet from './Sheet.svelte';
import TextArea from './TextArea.svelte';

const children = createRawSnippet(() => ({
  render: () =>
    '<div><button>Begin</button><textarea autofocus aria-label="Reply"></textarea></div>',
}));
const quiet = createRawSnippet(() => ({ render: () => '<p>Nothing to write here.</p>' }));

it('gives the focus to what asks for it, ahead of its Close button', async () => {
  const screen = await render(Sheet, { open: true, title: 'Feedback', children });
  await expect.element(screen.getByRole('textbox', { name: 'Reply' })).toHaveFocus();
});

it('gives the focus to Close where nothing asks for it', async () => {
  const screen = await render(Sheet, { open: true, title: 'Feedback', children: quiet });
  await expect.element(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
});

it('a text area that is told so asks for it by the attribute that dialogs honour', async () => {
  const screen = await render(TextArea, { label: 'Reply', autofocus: true });
  expect(screen.getByRole('textbox').element()).toHaveAttribute('autofocus');
});
