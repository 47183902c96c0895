/**
 * A popover whose contents are loaded on demand says so if they can't be, and shows them once they
 * can.
 */
import { createRawSnippet } from 'svelte';
import { expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import { OnDemand } from './on-demand.svelte.ts';
import Popover from './Popover.svelte';

const snippet = (html: string) => createRawSnippet(() => ({ render: () => html }));

it('says that a part has not loaded, and shows it with the focus in it when the network is back', async () => {
  let reachable = false;
  const part = new OnDemand(() =>
    reachable ? Promise.resolve('it is here') : Promise.reject(new Error('offline')),
  );
  const screen = await render(Popover, {
    ...{ label: 'Due', part, trigger: snippet('<span>Due</span>') },
    children: snippet('<p><button>In a month</button></p>'),
  });
  const button = screen.getByRole('button', { name: 'Due' }).element() as HTMLButtonElement;
  button.focus();
  await userEvent.keyboard('{Enter}');
  const missing = screen.getByText(/hasn’t reached this device/);
  await expect.element(missing).toBeVisible();

  reachable = true;
  dispatchEvent(new Event('online'));
  await expect.element(screen.getByRole('button', { name: 'In a month' })).toHaveFocus();
  await expect.element(missing).not.toBeInTheDocument();
});
