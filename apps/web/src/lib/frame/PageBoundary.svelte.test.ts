import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import PageBoundary from './PageBoundary.svelte';

const SORRY = 'This page couldn’t be shown';

/** A page that can't be shown for as long as `broken` says so. */
function pageThat(is: { broken: boolean }) {
  return createRawSnippet(() => ({
    render: () => {
      if (is.broken) throw new TypeError('a record that breaks the page');
      return '<h1>Goals</h1>';
    },
  }));
}

test('a page that breaks says so, tells the console why, and is tried again when asked or on another page', async () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const is = { broken: true };
  const props = { path: '/goals', today: '/w/k', children: pageThat(is) };
  const screen = await render(PageBoundary, props);
  await expect.element(screen.getByRole('heading', { name: SORRY })).toBeVisible();
  await expect.element(screen.getByText(/Nothing is lost/)).toBeVisible();
  expect(screen.getByRole('link', { name: 'Go to Today' }).element()).toHaveAttribute(
    'href',
    '/w/k',
  );
  expect(told).toHaveBeenCalledExactlyOnceWith(expect.any(TypeError));

  await screen.getByRole('button', { name: 'Try again' }).click();
  await expect.element(screen.getByRole('heading', { name: SORRY })).toBeVisible();
  expect(told).toHaveBeenCalledTimes(2);

  is.broken = false;
  await screen.rerender({ ...props, path: '/goals/g1' });
  await expect.element(screen.getByRole('heading', { name: 'Goals' })).toBeVisible();
  told.mockRestore();
});
