/** A sheet opens with the focus on what it was opened for. */
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

it('focuses the element that asks for it, rather than its Close button', async () => {
  const screen = await render(Sheet, { open: true, title: 'Feedback', children });
  await expect.element(screen.getByRole('textbox', { name: 'Reply' })).toHaveFocus();
});

it('focuses Close if no element asks for it', async () => {
  const screen = await render(Sheet, { open: true, title: 'Feedback', children: quiet });
  await expect.element(screen.getByRole('button', { name: 'Close' })).toHaveFocus();
});

it('a text area can ask for the focus with the attribute that dialogs honour', async () => {
  const screen = await render(TextArea, { label: 'Reply', autofocus: true });
  expect(screen.getByRole('textbox').element()).toHaveAttribute('autofocus');
});
